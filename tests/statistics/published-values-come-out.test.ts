/** Each formula gives what its source, or a table, gives. */
import { expect, test } from 'vitest'
import { medianInterval } from '../../src/main/statistics/interval.ts'
import { outliers, summarise } from '../../src/main/statistics/summary.ts'
import { upperRankP, upperShift } from '../../src/main/statistics/upper-rank.ts'

/**
 * Permeability constants of the human chorioamnion, at term and at 12 to 26 weeks: Hollander and Wolfe,
 * example 4.1 (table 4.1).
 */
const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
const early = [1.15, 0.88, 0.9, 0.74, 1.21]

test('a share of 1 is Mann–Whitney: the permeability example, two-sided p = 0.2544', () => {
  expect(upperRankP(term, early, 1)).toBeCloseTo(0.2544, 4)
})

test('and Hodges–Lehmann: the same example, shift −0.305', () => {
  const { estimate, interval } = upperShift(term, early, 1)
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
  expect(upperRankP(...withU(m, n, critical), 1)).toBeLessThanOrEqual(0.05)
  expect(upperRankP(...withU(m, n, critical + 1), 1)).toBeGreaterThan(0.05)
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

/** Every way to choose `n` of the samples. */
function* choices(samples: readonly number[], n: number): Generator<number[]> {
  if (n === 0) yield []
  else if (samples.length >= n) {
    const [first = NaN, ...rest] = samples
    for (const others of choices(rest, n - 1)) yield [first, ...others]
    yield* choices(rest, n)
  }
}

/** Gastwirth's statistic by its definition: ranks above those of the slower half, ties their mean. */
function upperSum(all: readonly number[], chosen: readonly number[]): number {
  const above = (x: number) =>
    all.filter(y => y < x).length + (all.filter(y => y === x).length + 1) / 2
  const half = Math.floor(all.length / 2)
  return chosen.reduce((total, x) => total + Math.max(0, above(x) - half), 0)
}

test.each([
  [
    [12, 15, 11, 14, 13],
    [9, 10, 16, 8, 7, 6],
  ],
  [
    [1, 2, 2, 3, 4],
    [2, 3, 4, 4, 5, 6],
  ],
  [
    [5, 5, 5, 6],
    [5, 7, 7, 8, 9],
  ],
  [
    [3, 3, 3],
    [3, 3, 3],
  ],
])('Gastwirth: p is that of all ways to divide %j and %j', (a, b) => {
  const all = [...a, ...b]
  const found = upperSum(all, b)
  const sums = [...choices(all, b.length)].map(chosen => upperSum(all, chosen))
  const share = (fits: (s: number) => boolean) => sums.filter(fits).length / sums.length
  const tail = Math.min(
    share(s => s <= found),
    share(s => s >= found),
  )
  expect(upperRankP(a, b)).toBeCloseTo(Math.min(1, 2 * tail), 10)
})

test('the interval is of the shifts that the test does not reject, the estimate where it leans to neither side', () => {
  const a = [100, 103, 97, 101, 80, 99, 102, 60]
  const b = [91, 88, 92, 70, 90, 93, 89, 95]
  const { estimate, interval } = upperShift(a, b)
  const p = (by: number) =>
    upperRankP(
      a,
      b.map(x => x - by),
    )
  expect(interval).not.toBeNull()
  const { low = NaN, high = NaN } = interval ?? {}
  expect(p(low + 1e-6)).toBeGreaterThan(0.05)
  expect(p(low - 1e-6)).toBeLessThanOrEqual(0.05)
  expect(p(high - 1e-6)).toBeGreaterThan(0.05)
  expect(p(high + 1e-6)).toBeLessThanOrEqual(0.05)
  expect(low).toBeLessThan(estimate)
  expect(estimate).toBeLessThan(high)
  expect(p(estimate)).toBeGreaterThan(0.5)
})

test('many samples: the normal approximation is near the exact one', () => {
  const set = (n: number, shift: number) =>
    Array.from({ length: n }, (_, i) => ((i * 37) % 101) + shift)
  const exact = upperRankP(set(60, 0), set(60, 11.5))
  const approximate = upperRankP(set(61, 0), set(61, 11.5))
  expect(Math.abs(exact - approximate)).toBeLessThan(0.02)
  const few = upperShift(set(60, 0), set(60, 11.5))
  const many = upperShift(set(61, 0), set(61, 11.5))
  expect(Math.abs(few.estimate - many.estimate)).toBeLessThan(2)
  expect(many.interval?.low).toBeLessThan(many.estimate)
})

test('sets too small for an interval of 95 % have none', () => {
  expect(upperShift([1, 2, 3], [4, 5, 6]).interval).toBeNull()
  expect(upperShift([1, 2, 3, 4], [5, 6, 7, 8]).interval).not.toBeNull()
  expect(upperShift([1, 2, 3, 4], [5, 6, 7, 8], 1).interval).toEqual({ low: 1, high: 7 })
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
