import { expect, test } from 'vitest'
import {
  latencyCurve,
  middleSample,
  percentileLabel,
  rarity,
} from '../../src/renderer/charts/latency-curve.ts'
import { fakeSweep } from './fake-sweep.ts'

const latency = {
  ...{ count: 1000, min: 0, max: 9000, mean: 100, p50: 50, p95: 200, p99: 900, p999: 5000 },
  percentiles: [
    [0, 0],
    [50, 50],
    [90, 180],
    [99, 900],
    [99.95, 8000],
    [100, 9000],
  ] as [number, number][],
}

test('every percentile stands where one in so many is slower', () => {
  const curve = latencyCurve(latency)
  const expected = [1, 2, 10, 100, 1000]
  curve.forEach(({ x }, i) => expect(x).toBeCloseTo(expected[i] ?? NaN, 6))
  expect(curve.map(({ y }) => y)).toEqual([1, 50, 180, 900, 8000])
})

test('the axis names percentiles', () => {
  for (const percentile of [0, 90, 99, 99.9, 99.99]) {
    expect(percentileLabel(rarity(percentile))).toBe(`${percentile} %`)
  }
})

test('of the samples the middle one by throughput is drawn, and none without times', () => {
  const [point] = fakeSweep({ samples: 5 }).points
  const sorted = point?.samples.map(({ result }) => result.throughput).sort((a, b) => a - b)
  expect(point && middleSample(point)?.result.throughput).toBe(sorted?.[2])
  const [untimed] = fakeSweep({ latency: false }).points
  expect(untimed && middleSample(untimed)).toBeUndefined()
})
