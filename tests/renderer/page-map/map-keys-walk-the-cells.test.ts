import { expect, test } from 'vitest'
import { layOut } from '../../../src/renderer/page-map/layout.ts'
import { actionOf } from '../../../src/renderer/page-map/map-keys.ts'
import { guestBlocks, mapOf } from './a-map.ts'

const { cells } = mapOf(guestBlocks, 8)
const layout = layOut(cells, 64)
const at = (address: number) => cells.address.indexOf(address)
const go = (key: string, from: number | undefined) => {
  const action = actionOf(key, layout, from)
  return action?.kind === 'cursor' ? action.cell : undefined
}

test('the first arrow finds the first cell', () => {
  expect(go('ArrowDown', undefined)).toBe(0)
  expect(go('ArrowLeft', 1_000_000)).toBe(0)
})

test('right and left go through every cell and stop at the ends', () => {
  let cell = 0
  for (let i = 0; i < cells.count + 5; i++) cell = go('ArrowRight', cell) as number
  expect(cell).toBe(cells.count - 1)
  for (let i = 0; i < cells.count + 5; i++) cell = go('ArrowLeft', cell) as number
  expect(cell).toBe(0)
})

test('up and down keep the column, and take the nearest where that is empty', () => {
  expect(go('ArrowDown', at(0x100000))).toBe(at(0x300000))
  expect(go('ArrowUp', at(0x300000))).toBe(at(0x100000))
  // Column 22 of the first row lies in the hole between 0xa0000 and 0xc0000.
  expect(go('ArrowUp', at(0x200000 + 22 * 0x8000))).toBe(at(0xc0000))
  expect(go('ArrowUp', 0)).toBe(0)
  expect(go('ArrowDown', cells.count - 1)).toBe(cells.count - 1)
})

test('Home and End stay in the row, Page keys go from block to block', () => {
  expect(go('Home', at(0x100000))).toBe(0)
  expect(go('End', 0)).toBe(at(0x1f8000))
  expect(go('PageDown', 0)).toBe(at(0xc0000))
  expect(go('PageDown', at(0xc0000))).toBe(at(0x100000))
  expect(go('PageUp', at(0x300000))).toBe(at(0x100000))
  expect(go('PageUp', at(0x100000))).toBe(at(0xc0000))
  expect(go('PageDown', cells.count - 1)).toBe(cells.count - 1)
})

test('letters pan, signs zoom, nothing else is taken', () => {
  expect(actionOf('w', layout, 0)).toMatchObject({ kind: 'pan', dy: -0.15 })
  expect(actionOf('D', layout, 0)).toMatchObject({ kind: 'pan', dx: 0.15 })
  expect(actionOf('+', layout, 0)).toMatchObject({ kind: 'zoom', factor: 1.5 })
  expect(actionOf('-', layout, 0)).toMatchObject({ kind: 'zoom', factor: 1 / 1.5 })
  expect(actionOf('0', layout, 0)).toEqual({ kind: 'fit' })
  for (const key of ['Tab', 'Enter', 'Escape', 'x'])
    expect(actionOf(key, layout, 0)).toBeUndefined()
})
