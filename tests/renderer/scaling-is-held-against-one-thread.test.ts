import { expect, test } from 'vitest'
import {
  efficiencies,
  idealLine,
  publishedSeries,
  scalingSeries,
  speedUp,
} from '../../src/renderer/charts/scaling.ts'
import { fakeSweep } from './fake-sweep.ts'

const series = {
  name: 'zlib-1 4K',
  points: [
    { x: 1, y: 100, low: 90, high: 110 },
    { x: 4, y: 300 },
    { x: 8, y: 400, low: 380, high: 420 },
  ],
}
const withoutOne = { name: 'zlib-1 4K', points: series.points.slice(1) }

test('the ideal line gives every thread what the first one does', () => {
  expect(idealLine(series)).toEqual([
    { x: 1, y: 100 },
    { x: 8, y: 800 },
  ])
  expect(idealLine(withoutOne)).toEqual([])
})

test('efficiency is throughput by threads and one thread', () => {
  expect(efficiencies(series)).toEqual([
    { x: 1, y: 1 },
    { x: 4, y: 0.75 },
    { x: 8, y: 0.5 },
  ])
  expect(efficiencies(withoutOne)).toEqual([])
})

test('a multiple of one thread takes the interval along', () => {
  expect(speedUp(series)?.points).toEqual([
    { x: 1, y: 1, low: 0.9, high: 1.1 },
    { x: 4, y: 3 },
    { x: 8, y: 4, low: 3.8, high: 4.2 },
  ])
  expect(speedUp(withoutOne)).toBeUndefined()
})

test('a report gives a series for each other setting, the fastest first, by rising threads', () => {
  const report = fakeSweep({
    axes: {
      codecs: [
        { codec: 'zlib', levels: [1, 6] },
        { codec: 'lz4', levels: [1] },
      ],
      threads: [8, 1, 2],
      design: ['per-thread', 'baseline'],
    },
  })
  const all = scalingSeries(report)
  expect(all.map(({ name }) => name)).toEqual([
    'lz4-1 4K',
    'lz4-1 4K baseline',
    'zlib-1 4K',
    'zlib-1 4K baseline',
    'zlib-6 4K',
    'zlib-6 4K baseline',
  ])
  for (const { points } of all) {
    expect(points.map(({ x }) => x)).toEqual([1, 2, 8])
    for (const { y, low = NaN, high = NaN } of points) {
      expect(low).toBeLessThanOrEqual(y)
      expect(high).toBeGreaterThanOrEqual(y)
    }
  }
})

test('what the series published starts at one and shows what it was about', () => {
  const [v2, v3] = publishedSeries()
  expect(v2?.points[0]).toEqual({ x: 1, y: 1 })
  expect(v3?.points[0]).toEqual({ x: 1, y: 1 })
  const with64 = (of: typeof v2) => of?.points.find(({ x }) => x === 64)?.y
  expect(with64(v2)).toBeCloseTo(0.751 / 0.428)
  expect(with64(v3)).toBeCloseTo(4.914 / 0.449)
})
