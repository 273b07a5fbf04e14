import { expect, test } from 'vitest'
import { rowLabel } from '../../../src/renderer/page-map/draw-axes.ts'
import { hitTest } from '../../../src/renderer/page-map/hit-test.ts'
import { columnsFor, layOut } from '../../../src/renderer/page-map/layout.ts'
import { boxOf, fit, toLayout, zoomAt } from '../../../src/renderer/page-map/viewport.ts'
import { type BlockPlan, guestBlocks, mapOf, PAGE, processBlocks } from './a-map.ts'

const plot = { width: 900, height: 500 }
const maps: readonly (readonly [string, readonly BlockPlan[], number])[] = [
  ['a guest with holes', guestBlocks, 4],
  ['thousands of blocks', processBlocks, 1],
  ['one tiny block', [{ address: 0x1000, pages: 1 }], 1],
  ['at the end of the address space', [{ address: 2 ** 64 - 64 * PAGE, pages: 40 }], 2],
  ['no address at all', [1, 2, 3].map(pages => ({ address: null, pages })), 1],
  [
    'a cell that ends where the next block begins',
    [5, 7].map((pages, i) => ({ address: i * 5 * PAGE, pages })),
    4,
  ],
]

test.each(maps)('%s: every cell has a place of its own, in order', (_, blocks, cellPages) => {
  const { cells } = mapOf(blocks, cellPages)
  const layout = layOut(cells, columnsFor(cells.count, plot.width, plot.height))
  for (let cell = 0; cell < cells.count; cell++) {
    const column = layout.column[cell] as number
    expect(column).toBeGreaterThanOrEqual(0)
    expect(column).toBeLessThan(layout.columns)
    if (cell === 0) continue
    const isSameRow = layout.row[cell] === layout.row[cell - 1]
    if (isSameRow) expect(column).toBeGreaterThan(layout.column[cell - 1] as number)
    else expect(layout.row[cell]).toBe((layout.row[cell - 1] as number) + 1)
  }
  expect(layout.rowFirst.at(-1)).toBe(cells.count)
})

test.each(maps)('%s: the middle of a cell is that cell, at every zoom', (_, blocks, cellPages) => {
  const { cells } = mapOf(blocks, cellPages)
  const layout = layOut(cells, columnsFor(cells.count, plot.width, plot.height))
  const whole = fit(layout, plot)
  for (const view of [whole, zoomAt(whole, layout, plot, 3, 200, 100)]) {
    for (let cell = 0; cell < cells.count; cell++) {
      const box = boxOf(view, layout, cell)
      const [x, y] = toLayout(view, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
      expect(hitTest(layout, x, y)).toEqual({ kind: 'cell', cell })
    }
  }
})

test('a map of thousands of blocks stays a picture, one of a guest follows its addresses', () => {
  const many = layOut(mapOf(processBlocks, 1).cells, 64)
  expect(many.isPacked).toBe(true)
  expect(many.rows).toBeLessThan(3 * Math.ceil(many.column.length / 64) + 8)
  const { cells } = mapOf(guestBlocks, 8)
  const guest = layOut(cells, 64)
  expect(guest.isPacked).toBe(false)
  // 0xc0000 and 0x100000 stand where they do in the first 2 MiB, 0x100000000 at the left.
  const columnAt = (address: number) => guest.column[cells.address.indexOf(address)]
  expect(columnAt(0xc0000)).toBe(24)
  expect(columnAt(0x100000)).toBe(32)
  expect(columnAt(0x1_0000_0000)).toBe(0)
  expect(guest.strips).toHaveLength(1)
})

test('what is no memory is a gap, outside is nothing', () => {
  const { cells } = mapOf(guestBlocks, 8)
  const layout = layOut(cells, 64)
  const hole = cells.address.indexOf(0xc0000)
  expect(hitTest(layout, 22, 0.5)).toEqual({ kind: 'gap', cell: hole })
  const high = cells.address.indexOf(0x1_0000_0000)
  const strip = (layout.rowTop[layout.row[high] as number] as number) - 0.5
  expect(hitTest(layout, 3, strip)).toEqual({ kind: 'gap', cell: high })
  expect(hitTest(layout, -1, 0)).toBeUndefined()
  expect(hitTest(layout, 0, layout.height)).toBeUndefined()
  expect(hitTest(layout, 64, 0)).toBeUndefined()
  expect(hitTest(layout, 63, layout.height - 0.5)).toBeUndefined()
})

test('an empty map has no place to hit', () => {
  const layout = layOut(mapOf([], 1).cells, 16)
  expect(layout.height).toBe(0)
  expect(hitTest(layout, 0, 0)).toBeUndefined()
})

test('a row is labelled with what its columns count from, a block without an address from its own start', () => {
  const { cells } = mapOf([...guestBlocks, { address: null, pages: 1000 }], 8)
  const layout = layOut(cells, 64)
  const rowAt = (address: number) => layout.row[cells.address.indexOf(address)] as number
  const cellBytes = 8 * PAGE
  for (const address of [0x0, 0xc0000, 0x100000, 0x300000, 0x1_0000_0000]) {
    const cell = cells.address.indexOf(address)
    const base = Number(rowLabel(cells, layout, rowAt(address)))
    expect(base + (layout.column[cell] as number) * cellBytes).toBe(address)
  }
  expect(rowLabel(cells, layout, layout.rows - 1)).toBe('+0x200000')
})
