/** A sample of a dump has as many pages as were asked for, from its first to its last, each with its own bytes. */
import { expect, test } from 'vitest'
import { type Dump, plainInventory, type PageRun } from '../../src/main/dump/dump.ts'
import { PageCursor } from '../../src/main/dump/pages.ts'
import { spread } from '../../src/main/dump/spread.ts'

const PAGE = 512

/** Page n of run r begins with the bytes n and r; the last run ends in a part-page. */
function dumpOf(pagesOfRuns: readonly number[]): { dump: Dump; total: number } {
  const runs = pagesOfRuns.map((pages, block): PageRun => ({
    block,
    address: block * 2 ** 30,
    bytes: pages * PAGE,
  }))
  const last = runs.at(-1)
  if (last) runs[runs.length - 1] = { ...last, bytes: last.bytes - 100 }
  const total = pagesOfRuns.reduce((sum, pages) => sum + pages, 0)
  const dump: Dump = {
    facts: {
      ...{ name: 'd', fileBytes: 0, format: 'raw', variant: '', creator: null, machine: null },
      ...{ pageSize: PAGE, guestBytes: 0, totalPages: total, blocks: [], warnings: [] },
    },
    access: 'random',
    inventory: () => plainInventory(total),
    runs: () => runs,
    read: (run, offset, into) => {
      for (let at = 0; at < into.length; at += PAGE) {
        const page = (offset + at) / PAGE
        into.set([page % 251, run.block, Math.floor(page / 251)], at)
      }
    },
    [Symbol.dispose]: () => undefined,
  }
  return { dump, total }
}

/** [run, page] of all pages that a cursor gives. */
function pagesOf(dump: Dump): [number, number][] {
  const cursor = new PageCursor(dump)
  const buffer = new Uint8Array(7 * PAGE)
  const all: [number, number][] = []
  for (;;) {
    const { pages } = cursor.fill(buffer)
    if (pages === 0) return all
    for (let i = 0; i < pages; i++) {
      const [low = 0, run = 0, high = 0] = buffer.subarray(i * PAGE, i * PAGE + 3)
      all.push([run, high * 251 + low])
    }
  }
}

test.each([
  [[5000], 512],
  [[5000], 600],
  [[3, 1, 4000, 1, 5, 900, 2], 1024],
  [[10, 10, 10], 7],
  [[300, 300], 257],
  [[2000], 1],
])('runs of %j pages, %d wanted', (runs, wanted) => {
  const { dump, total } = dumpOf(runs)
  const pages = pagesOf(spread(dump, total, wanted))
  const whole = pagesOf(dump)
  const known = new Map(whole.map((page, i) => [page.join(), i]))
  const at = pages.map(page => known.get(page.join()) ?? -1)
  expect(pages.length).toBeLessThanOrEqual(wanted)
  expect(pages.length).toBeGreaterThan(wanted / 2 - 1)
  expect(at).not.toContain(-1)
  expect([...new Set(at)].sort((a, b) => a - b)).toEqual(at)
  expect(at[0]).toBe(0)
  if (wanted >= 512) expect(at.at(-1)).toBe(total - 1)
})

test('a dump that fits is itself', () => {
  const { dump, total } = dumpOf([4, 4])
  expect(spread(dump, total, 8)).toBe(dump)
})
