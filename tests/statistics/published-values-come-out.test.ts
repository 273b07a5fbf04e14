/** Each formula gives what its source, or a table, gives. */
import { expect, test } from 'vitest'
import { medianInterval } from '../../src/main/statistics/interval.ts'
import { rankSum, shift } from '../../src/main/statistics/rank-sum.ts'
import { outliers, summarise } from '../../src/main/statistics/summary.ts'

/**
 * Permeability constants of the human chorioamnion, at term and at 12 to 26 weeks: Hollander and Wolfe,
 * example 4.1 (table 4.1).
 */
const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
const early = [1.15, 0.88, 0.9, 0.74, 1.21]

test('Mann–Whitney: the permeability example, U = 15 for the early ones, two-sided p = 0.2544', () => {
  const { u, p } = rankSum(term, early)
  expect(u).toBe(15)
  expect(p).toBeCloseTo(0.2544, 4)
})

test('Hodges–Lehmann: the same example, shift −0.305', () => {
  const { estimate, interval } = shift(term, early)
  expect(estimate).toBeCloseTo(-0.305, 10)
  // wilcox.test(early, term, conf.int = TRUE) of R 4: −0.76 to 0.15.
  expect(interval?.low).toBeCloseTo(-0.76, 10)
  expect(interval?.high).toBeCloseTo(0.15, 10)
})

/** Critical values of U, two-sided, 5 %: Mann and Whitney's table as printed everywhere. */
test.each([
  [4, 4, 0],
  [5, 5, 2],
  [6, 6, 5],
  [8, 8, 13],
  [10, 10, 23],
  [5, 10, 8],
  [20, 20, 127],
])('Mann–Whitney: sets of %d and %d differ at U ≤ %d', (m, n, critical) => {
  expect(rankSum(...withU(m, n, critical)).p).toBeLessThanOrEqual(0.05)
  expect(rankSum(...withU(m, n, critical + 1)).p).toBeGreaterThan(0.05)
})

/** Two sets without ties, so that in exactly `u` pairs the second is greater. */
function withU(m: number, n: number, u: number): [number[], number[]] {
  const a = Array.from({ length: m }, (_, i) => n + i)
  const b = Array.from({ length: n }, (_, j) => j)
  let left = u
  for (let j = n - 1; j >= 0 && left > 0; j--) {
    const over = Math.min(m, left)
    b[j] = n + over - 0.5 + j / 1000
    left -= over
  }
  return [a, b]
}

test('Mann–Whitney: with ties the normal approximation, corrected', () => {
  // By hand: groups of 3, 2 and 3 ties, variance 30 ÷ 12 × (12 − 54 ÷ 110) = 28.773, z = 9 ÷ 5.364 = 1.678.
  const { u, p } = rankSum([1, 2, 2, 3, 4], [2, 3, 4, 4, 5, 6])
  expect(u).toBe(24.5)
  expect(p).toBeCloseTo(0.0934, 4)
  expect(rankSum([3, 3, 3], [3, 3, 3]).p).toBe(1)
})

test('sets too small for an interval of 95 % have none', () => {
  expect(shift([1, 2, 3], [4, 5, 6]).interval).toBeNull()
  expect(shift([1, 2, 3, 4], [5, 6, 7, 8]).interval).toEqual({ low: 1, high: 7 })
})

/** Efron and Tibshirani's control group of mice (table 2.1); by the binomial the interval is 27 to 146. */
test('the interval of a median is that of its order statistics, about', () => {
  const mice = [52, 104, 146, 10, 50, 31, 40, 27, 46]
  const { low, high } = medianInterval(mice)
  expect(low).toBeGreaterThanOrEqual(27)
  expect(low).toBeLessThanOrEqual(40)
  expect(high).toBeGreaterThanOrEqual(52)
  expect(high).toBeLessThanOrEqual(146)
  expect(medianInterval(mice)).toEqual({ low, high })
})

test('outliers: the modified z-score, its cutoff 3.5', () => {
  // Median 3, deviation 1: 3.5 ÷ 0.6745 = 5.19 lies inside, 5.2 outside.
  expect(outliers([1, 2, 3, 4, 3, 2, 4, 8.18])).toEqual([])
  expect(outliers([2, 2, 3, 4, 4, 8.25])).toEqual([])
  expect(outliers([1, 2, 3, 4, 5, 3 + 5.2 * 1.5])).toEqual([])
  expect(outliers([10, 11, 12, 13, 14, 100])).toEqual([5])
})

test('a summary is in the samples’ own unit and keeps every sample', () => {
  expect(summarise([])).toBeNull()
  expect(summarise([5])).toEqual({
    samples: 1,
    median: 5,
    low: 5,
    high: 5,
    min: 5,
    max: 5,
    outliers: [],
  })
  expect(summarise([3, 1, 2])).toMatchObject({ median: 2, low: 1, high: 3, min: 1, max: 3 })
})
