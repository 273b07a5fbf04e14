import { expect, test } from 'vitest'
import { columnsFor, layOut } from '../../../src/renderer/page-map/layout.ts'
import {
  boxOf,
  fit,
  maxZoom,
  panBy,
  resized,
  reveal,
  toLayout,
  zoomAt,
} from '../../../src/renderer/page-map/viewport.ts'
import { guestBlocks, mapOf, processBlocks } from './a-map.ts'

const plot = { width: 800, height: 400 }
const { cells } = mapOf(guestBlocks, 2)
const layout = layOut(cells, columnsFor(cells.count, plot.width, plot.height))

test('zooming keeps the point under the pointer', () => {
  const view = zoomAt(fit(layout, plot), layout, plot, 4, 400, 200)
  const before = toLayout(view, 300, 150)
  const after = toLayout(zoomAt(view, layout, plot, 1.5, 300, 150), 300, 150)
  expect(after[0]).toBeCloseTo(before[0], 6)
  expect(after[1]).toBeCloseTo(before[1], 6)
})

test('zoom ends at the whole and at one large cell', () => {
  const whole = fit(layout, plot)
  expect(zoomAt(whole, layout, plot, 0.1, 10, 10)).toEqual(whole)
  const most = zoomAt(whole, layout, plot, 1e6, 10, 10)
  expect(most.zoom).toBe(maxZoom(layout, plot))
})

test('panning stops at the edges', () => {
  const view = zoomAt(fit(layout, plot), layout, plot, 5, 0, 0)
  expect(panBy(view, layout, plot, -1e9, -1e9)).toMatchObject({ x: 0, y: 0 })
  const far = panBy(view, layout, plot, 1e9, 1e9)
  expect(far.x + plot.width).toBeCloseTo(layout.columns * view.cellWidth, 6)
  expect(far.y + plot.height).toBeCloseTo(layout.height * view.cellHeight, 6)
})

test('every cell can be brought into sight, also of a map higher than its room', () => {
  const many = mapOf(processBlocks, 1).cells
  const tall = layOut(many, 16)
  const small = { width: 300, height: 120 }
  let view = fit(tall, small)
  expect(tall.height * view.cellHeight).toBeGreaterThan(small.height)
  for (let cell = 0; cell < many.count; cell += 97) {
    view = reveal(view, tall, small, cell)
    const box = boxOf(view, tall, cell)
    expect(box.top).toBeGreaterThanOrEqual(0)
    expect(box.bottom).toBeLessThanOrEqual(small.height + 1)
    expect(box.left).toBeGreaterThanOrEqual(0)
  }
})

test('another size keeps the zoom and stays within', () => {
  const view = panBy(zoomAt(fit(layout, plot), layout, plot, 5, 0, 0), layout, plot, 1e9, 1e9)
  const larger = resized(view, layout, { width: 1600, height: 900 })
  expect(larger.zoom).toBe(view.zoom)
  expect(larger.x + 1600).toBeLessThanOrEqual(layout.columns * larger.cellWidth + 1e-6)
})
