import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { ALL_CLASSES, dominantClasses, NO_CLASS } from '../../../src/renderer/page-map/cells.ts'
import { cellColumns } from '../../../src/renderer/page-map/map-columns.ts'
import { regionsOf } from '../../../src/renderer/page-map/regions.ts'
import { csvOf } from '../../../src/renderer/ui/columns.ts'
import { classNames, pageClasses } from '../../../src/shared/page-class.ts'
import { guestBlocks, mapOf, processBlocks } from './a-map.ts'

const kinds = pageClasses
const kindOf = (cell: number) => kinds[(cell >> 3) % kinds.length] ?? 'mixed'

test.each([
  ['a guest', guestBlocks, 4],
  ['a process', processBlocks, 1],
] as const)('%s: regions hold every page once', (_, blocks, cellPages) => {
  const { map, cells } = mapOf(blocks, cellPages, kindOf)
  const regions = regionsOf(cells, dominantClasses(cells, ALL_CLASSES), null)
  pageClasses.forEach((name, kind) => {
    const sum = regions.reduce((all, region) => all + (region.classes[kind] ?? 0), 0)
    expect(sum).toBe(map.totals[name])
  })
  expect(regions.reduce((all, region) => all + region.cells, 0)).toBe(cells.count)
})

test('neighbours of one class are one region, blocks are kept apart', () => {
  const blocks = [
    { address: 0, pages: 40 },
    { address: 40 * 4096, pages: 40 },
  ]
  const { cells } = mapOf(blocks, 1, cell => (cell >= 10 && cell < 20 ? 'zero' : 'mixed'))
  const regions = regionsOf(cells, dominantClasses(cells, ALL_CLASSES), null)
  expect(regions.map(({ firstCell, cells: n, block }) => [firstCell, n, block])).toEqual([
    [0, 10, 0],
    [10, 10, 0],
    [20, 20, 0],
    [40, 40, 1],
  ])
  expect(regions[1]).toMatchObject({ address: 10 * 4096, end: 20 * 4096, pages: 10 })
})

test('a region tells rate and time of all its cells together', () => {
  const { cells } = mapOf([{ address: 0, pages: 2 }], 1)
  const run = { bytesIn: [4096, 4096], bytesOut: [1024, 3072], ns: [1000, 3000] }
  expect(regionsOf(cells, dominantClasses(cells, ALL_CLASSES), null)[0]?.rate).toBeNaN()
  const timed = { ...cells, hasRun: true, isTimed: true }
  const region = regionsOf(timed, dominantClasses(cells, ALL_CLASSES), run)[0]
  expect(region).toMatchObject({ rate: 2, pageNs: 2000 })
})

test('cells without a page are a region without a class', () => {
  const { cells } = mapOf([{ address: 0, pages: 4 }], 1)
  const holed = { ...cells, classes: cells.classes.slice() }
  holed.classes.fill(0, 9, 27)
  const regions = regionsOf(holed, dominantClasses(holed, ALL_CLASSES), null)
  expect(regions.map(({ dominant, pages }) => [dominant, pages])).toEqual([
    [pageClasses.indexOf('mixed'), 1],
    [NO_CLASS, 0],
    [pageClasses.indexOf('mixed'), 1],
  ])
})

test('the file has a line per cell that adds up, too', () => {
  const { map, cells, facts } = mapOf(guestBlocks, 4, kindOf)
  const run = {
    bytesIn: [...cells.pages].map(pages => pages * 4096),
    bytesOut: [...cells.pages].map(pages => pages * 1000.5),
    ns: [...cells.pages].map(() => 0),
  }
  const withRun = { ...map, run }
  const columns = cellColumns(withRun, cells, facts)
  const rows: Record<string, string>[] = parse(csvOf(columns, [...cells.block.keys()]), {
    columns: true,
  })
  expect(rows).toHaveLength(cells.count)
  for (const name of pageClasses) {
    const sum = rows.reduce((all, row) => all + Number(row[`${classNames[name]} (Pages)`]), 0)
    expect(sum).toBe(map.totals[name])
  }
  expect(rows[0]).toMatchObject({
    'First address': '0x0',
    'Last address': '0x3fff',
    Block: 'block 0',
  })
  expect(rows[0]).toMatchObject({ 'Bytes in (B)': '16384', 'Bytes out (B)': '4002' })
  // Times of a codec that is not timed are left out; a block without an address has none.
  expect(rows[0]).not.toHaveProperty('Time (ns)')
  expect(rows.at(-1)).toMatchObject({ 'First address': '', Block: 'block 4' })
})
