import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { countPages } from '../../src/main/dump/census.ts'
import { ClassCounts } from '../../src/main/dump/class-counts.ts'
import type { Dump } from '../../src/main/dump/dump.ts'
import { layCells } from '../../src/main/dump/page-cells.ts'
import { pageMapOf } from '../../src/main/dump/page-map-of.ts'
import type { PageMap } from '../../src/shared/page-map.ts'
import { buildBitmap, buildDmp } from './dmp/builder.ts'
import { buildElf, page } from './elf-builder.ts'
import { fixture, openContent } from './fixtures.ts'
import { buildKdump } from './kdump/builder.ts'
import { buildLime } from './lime/builder.ts'

function mapOf(dump: Dump): PageMap {
  dump.inventory({})
  const layout = layCells(dump)
  const counts = new ClassCounts()
  countPages(dump, layout, counts)
  return pageMapOf(dump, layout, counts)
}

/** The beginning of a file that QEMU wrote. */
const begin = (name: string, bytes: number) => readFileSync(fixture(name)).subarray(0, bytes)
const six = Buffer.concat([1, 2, 3, 4, 5, 6].map(n => page(n)))
const cutElf = buildElf({ loads: [{ paddr: 0, data: six }] })
const cutLime = buildLime({ address: 0x1000, data: six })
const run = buildDmp({ runs: [[2, 6]], rest: six })
const bitmap = buildBitmap({ pages: [1, 2, 5, 6], data: six.subarray(0, 4 * 4096) })
const cutBitmap = buildDmp({ type: 5, runs: [[0, 8]], rest: bitmap }).subarray(0, -4096)
const odd = [0, 2, 3, 9].map(frame => ({ frame, data: page(frame) }))
const kdump = buildKdump({
  pages: odd.map(one => (one.frame === 3 ? { ...one, offset: 2n ** 40n } : one)),
  left: [1, 4, 5, 6, 7, 8],
})

test.each<[string, Uint8Array, excluded: number[], missing: number[]]>([
  [
    'ELF with a shortened and an empty load',
    buildElf({
      loads: [
        { paddr: 0x1000, data: page(1), memsz: 0x3000 },
        { paddr: 0x4000, data: page(0, 0), memsz: 0x2000 },
        { paddr: 0x6000, data: page(2, 100) },
        // What another load holds is not left out.
        { paddr: 0x5000, data: page(0, 0), memsz: 0x2000 },
      ],
    }),
    [0, 1, 1, 1, 1, 0],
    [0, 0, 0, 0, 0, 0],
  ],
  ['ELF cut short', cutElf.subarray(0, -2 * 4096 - 10), [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1]],
  ['LiME cut short', cutLime.subarray(0, -2 * 4096), [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1]],
  ['a crash dump cut short', run.subarray(0, -4096), [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1]],
  ['one with a bitmap', cutBitmap, [1, 0, 0, 1, 1, 0, 0, 1], [0, 0, 0, 0, 0, 0, 1, 0]],
  ['kdump', kdump, [0, 1, 0, 0, 1, 1, 1, 1, 1, 0], [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]],
])('%s', (_, content, excluded, missing) => {
  for (const bytes of [content, gzipSync(content)]) {
    using dump = openContent(bytes)
    const map = mapOf(dump)
    expect(map.cellPages).toBe(1)
    expect(map.classes).toMatchObject({ excluded, missing })
    expect(map.absent).toBe('known')
    const present = Object.entries(map.classes).filter(([name]) => !/excluded|missing/.test(name))
    const sums = map.pages.map((_, cell) =>
      present.reduce((sum, [, column]) => sum + (column[cell] ?? 0), 0),
    )
    expect(sums).toEqual(map.pages.map((_, i) => 1 - (excluded[i] ?? 0) - (missing[i] ?? 0)))
  }
})

test.each([
  ['tiny-plain.mig', 900_000],
  ['tiny-compress-l1.mig', 300_000],
  // Its last block has one page, from 14 MiB on.
  ['tiny-mapped-ram.mig', 14 * 2 ** 20 + 10],
])(
  '%s cut short: no page is both there and absent, and all absent ones have a cell',
  (name, length) => {
    using dump = openContent(begin(name, length))
    const map = mapOf(dump)
    const { total, excluded, missing } = dump.inventory({})
    expect(missing).toBeGreaterThan(0)
    expect(excluded).toBe(0)
    expect(map.absent).toBe('known')
    const seen = new Set<string>()
    for (const { block, address, bytes } of [...dump.runs(), ...(dump.absences?.() ?? [])]) {
      for (let at = 0; at < bytes; at += 4096) seen.add(`${block}+${address + at}`)
    }
    expect(seen.size).toBe(total + missing)
    const columns = Object.values(map.classes)
    for (const [cell, room] of map.pages.entries()) {
      expect(columns.reduce((sum, column) => sum + (column[cell] ?? 0), 0)).toBe(room)
    }
  },
)

test('a load that is far from all memory does not stretch the map', () => {
  const loads = [
    { paddr: 0, data: page(1) },
    { paddr: 2n ** 51n, data: page(0, 0), memsz: 0x2000 },
  ]
  using dump = openContent(buildElf({ loads }))
  const map = mapOf(dump)
  expect(map.pages).toEqual([1])
  expect(map.totals.excluded).toBe(2)
  expect(map.absent).toBe('unknown')
})
