import { expect, test } from 'vitest'
import { paretoFront } from '../../src/renderer/charts/pareto.ts'

const at = (x: number, y: number) => ({ x, y })

test('the front rises in ratio and falls in speed', () => {
  const points = [at(2.7, 100), at(1, 4000), at(2, 700), at(1.9, 600), at(2.6, 90), at(3.2, 12)]
  expect(paretoFront(points)).toEqual([at(1, 4000), at(2, 700), at(2.7, 100), at(3.2, 12)])
})

test('no point of the front is beaten, and every other point is', () => {
  // A lattice with some noise, the same every time.
  const points = Array.from({ length: 500 }, (_, i) => at((i * 7919) % 101, (i * 104_729) % 97))
  const front = paretoFront(points)
  const beats = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    a.x >= b.x && a.y >= b.y && (a.x > b.x || a.y > b.y)
  for (const point of front) expect(points.some(other => beats(other, point))).toBe(false)
  const isOn = (point: { x: number; y: number }) =>
    front.some(({ x, y }) => x === point.x && y === point.y)
  for (const point of points.filter(p => !isOn(p))) {
    expect(front.some(other => beats(other, point))).toBe(true)
  }
})

test('of equal points one is on the front, and of nothing nothing', () => {
  expect(paretoFront([at(2, 5), at(2, 5)])).toEqual([at(2, 5)])
  expect(paretoFront([])).toEqual([])
})
