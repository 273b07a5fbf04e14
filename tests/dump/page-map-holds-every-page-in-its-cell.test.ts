import * as v from 'valibot'
import { expect, test } from 'vitest'
import { countPages } from '../../src/main/dump/census.ts'
import { ClassCounts } from '../../src/main/dump/class-counts.ts'
import type { Dump } from '../../src/main/dump/dump.ts'
import { layCells } from '../../src/main/dump/page-cells.ts'
import { pageMapOf } from '../../src/main/dump/page-map-of.ts'
import { pageClasses } from '../../src/shared/page-class.ts'
import { MAX_CELLS } from '../../src/shared/limits.ts'
import { type PageMap, pageMapSchema } from '../../src/shared/page-map.ts'
import { pageClassifier } from '../../src/workers/page-class.ts'
import { openSample } from '../../src/main/dump/sample.ts'
import { buildBitmap, buildDmp } from './dmp/builder.ts'
import { buildElf, page } from './elf-builder.ts'
import { fixture, open, openContent } from './fixtures.ts'
import { buildKdump } from './kdump/builder.ts'

function mapOf(dump: Dump): PageMap {
  dump.inventory({})
  const layout = layCells(dump)
  const counts = new ClassCounts()
  countPages(dump, layout, counts)
  return v.parse(pageMapSchema, pageMapOf(dump, layout, counts))
}

/** Every page by itself: looked at alone, put into the one cell that its address lies in. */
function countSlowly(dump: Dump, map: PageMap): Record<string, number[]> {
  const { pageSize } = dump.facts
  const bytes = new Uint8Array(pageSize)
  const classify = pageClassifier(bytes, pageSize)
  const found = Object.fromEntries(pageClasses.map(name => [name, map.pages.map(() => 0)]))
  for (const run of dump.runs()) {
    for (let offset = 0; offset < run.bytes; offset += pageSize) {
      bytes.fill(0)
      dump.read(run, offset, bytes.subarray(0, Math.min(pageSize, run.bytes - offset)))
      const address = run.address + offset
      const cells = map.pages.flatMap((pages, cell) => {
        const start = map.address[cell] ?? NaN
        const inside = address >= start && address < start + pages * pageSize
        return inside && map.block[cell] === run.block ? [cell] : []
      })
      expect(cells).toHaveLength(1)
      const column = found[pageClasses[classify(0)] ?? ''] ?? []
      column[cells[0] ?? 0] = (column[cells[0] ?? 0] ?? 0) + 1
    }
  }
  return found
}

const frames = [0, 1, 2, 9, 15, 16, 17, 400, 7001, 7002]
const dumps: readonly (readonly [string, () => Dump])[] = [
  ['raw', () => open(fixture('tiny-pmemsave.raw'))],
  ['a stream', () => open(fixture('tiny-plain.mig'))],
  [
    'ELF with part-pages and distant addresses',
    () =>
      openContent(
        buildElf({
          loads: [0x1000, 0xffff_ffff_ff60_0000n, 0x5000_0000].map((paddr, i) => ({
            paddr,
            vaddr: paddr,
            data: Buffer.concat([page(i), page(0), page(7, 100)]),
          })),
        }),
      ),
  ],
  [
    'a crash dump whose block has gaps',
    () => {
      const data = Buffer.concat(frames.map((_, i) => page(i)))
      const rest = buildBitmap({ pages: frames, data })
      return openContent(buildDmp({ type: 5, runs: [[0, 8000]], rest }))
    },
  ],
]

test.each(dumps)('%s', (_name, opened) => {
  using dump = opened()
  const map = mapOf(dump)
  const { excluded, missing, ...classes } = map.classes
  expect({ ...classes, excluded: [], missing: [] }).toEqual({
    ...countSlowly(dump, map),
    excluded: [],
    missing: [],
  })
  expect(map.outside).toBe(0)
  const counted = Object.values(classes).flat()
  expect(counted.reduce((sum, pages) => sum + pages)).toBe(dump.inventory({}).total)
  expect(excluded.concat(missing).every(pages => pages === 0 || map.absent !== 'none')).toBe(true)
})

test('cells are as small as 4096 allow, a power of two pages, and none reaches over two blocks', () => {
  using dump = openSample()
  const map = mapOf(dump)
  const { blocks, pageSize } = dump.facts
  expect(map.cellPages).toBe(4)
  expect(map.pages.length).toBeLessThanOrEqual(MAX_CELLS)
  expect(map.pages.length).toBeGreaterThan(MAX_CELLS / 4)
  for (const [cell, pages] of map.pages.entries()) {
    const block = blocks[map.block[cell] ?? -1]
    const offset = (map.address[cell] ?? NaN) - (block?.address ?? NaN)
    expect(offset % (map.cellPages * pageSize)).toBe(0)
    expect(offset + pages * pageSize).toBeLessThanOrEqual(block?.bytes ?? 0)
  }
  expect([...map.address].sort((a, b) => a - b)).toEqual(map.address)
})

test('pages that the maker left out are excluded in their own cells', () => {
  const pages = [0, 2, 3, 9].map(frame => ({ frame, data: page(frame) }))
  using dump = openContent(buildKdump({ pages, left: [1, 4, 5, 6, 7, 8] }))
  const map = mapOf(dump)
  expect(map.cellPages).toBe(1)
  expect(map.absent).toBe('known')
  expect(map.classes.excluded).toEqual([0, 1, 0, 0, 1, 1, 1, 1, 1, 0])
  expect(map.totals).toMatchObject({ zero: 1, sameByte: 3, excluded: 6, missing: 0 })
})

test('of more blocks than there are cells the largest are on the map, the rest is counted', () => {
  const size = (i: number) => (i < 200 ? 4096 : 100)
  const loads = Array.from({ length: 4300 }, (_, i) => ({
    paddr: 0x10000 * i,
    data: page(1, size(i)),
  }))
  using dump = openContent(buildElf({ loads, phnum: 0xffff, sectionCount: 4300 }))
  const map = mapOf(dump)
  expect(map.pages).toHaveLength(MAX_CELLS)
  expect(map.outside).toBe(4300 - MAX_CELLS)
  expect(map.address.slice(0, 200)).toEqual(loads.slice(0, 200).map(load => load.paddr))
  expect(map.totals.sameByte + map.totals.lowEntropy).toBe(4300)
})
