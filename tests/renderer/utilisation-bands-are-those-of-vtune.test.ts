import { expect, test } from 'vitest'
import { bandOf, utilisation } from '../../src/renderer/live/utilisation.ts'

test('up to 50 % is poor, up to 85 % ok, above good, by the per cent shown', () => {
  const of = [0, 0.5, 0.504, 0.506, 0.85, 0.854, 0.856, 1].map(bandOf)
  expect(of).toEqual(['poor', 'poor', 'poor', 'ok', 'ok', 'ok', 'good', 'good'])
})

test('a counter ahead of the clock is no more than everything', () => {
  expect(utilisation(101, 100)).toBe(1)
  expect(utilisation(0, 0)).toBe(0)
})
