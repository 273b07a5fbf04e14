import { expect, test } from 'vitest'
import {
  positionOf,
  rateScale,
  spacedTicks,
  timeScale,
} from '../../../src/renderer/page-map/value-scale.ts'

test('rates: powers of two from 1 to what most cells reach', () => {
  expect(rateScale(Float64Array.of(1, 2.1, 3.9, Number.NaN)).ticks).toEqual([1, 2, 4])
  expect(rateScale(new Float64Array(5).fill(Number.NaN)).ticks).toEqual([1, 2, 4])
  const many = Float64Array.from({ length: 1000 }, (_, i) => (i < 995 ? 6 : 4000))
  expect(rateScale(many).high).toBe(8)
})

test('times: 1, 2, 5 around the bulk', () => {
  const scale = timeScale(Float64Array.from({ length: 100 }, (_, i) => 13_000 + i * 400))
  expect(scale.ticks).toEqual([10_000, 20_000, 50_000, 100_000])
  const flat = timeScale(Float64Array.of(30_000))
  expect(flat.low).toBeLessThan(flat.high)
})

test('a value lies between the ends, by its logarithm', () => {
  const scale = { low: 1, high: 16, ticks: [1, 2, 4, 8, 16] }
  expect(positionOf(scale, 4)).toBeCloseTo(0.5)
  expect(positionOf(scale, 0.5)).toBe(0)
  expect(positionOf(scale, 100)).toBe(1)
})

test('words of ticks keep their distance, the ends are always there', () => {
  const scale = timeScale(Float64Array.of(1500, 9_000_000))
  expect(scale.ticks.length).toBeGreaterThan(10)
  const ticks = spacedTicks(scale, 0.2)
  expect(ticks[0]).toBe(scale.low)
  expect(ticks.at(-1)).toBe(scale.high)
  const at = ticks.map(tick => positionOf(scale, tick))
  for (const [i, position] of at.slice(1).entries()) {
    expect(position - (at[i] ?? 0)).toBeGreaterThanOrEqual(0.2)
  }
  expect(spacedTicks(scale, 0)).toEqual(scale.ticks)
})
