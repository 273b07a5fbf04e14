/**
 * Whether two sets of speeds differ, by the ranks of the faster half of all: Gastwirth's percentile-modified rank test
 * (Percentile Modifications of Two Sample Rank Tests, JASA 60, 1965). What disturbs a measurement only slows it, so
 * the slow samples say more of the machine's other work than of what was measured; on a shared machine this finds
 * differences that Wilcoxon's test over all ranks does not, and like it, it assumes nothing of the distribution. A
 * share of 1 is Wilcoxon's (Mann and Whitney's) test.
 *
 * With the test come the shift at which it sees no difference (Hodges and Lehmann, Estimates of Location Based on
 * Rank Tests, 1963) and all shifts that it does not reject (Bauer, Constructing Confidence Sets Using Rank
 * Statistics, JASA 67, 1972). Exact, given the ties, up to `MOST_EXACT` samples; the normal approximation beyond.
 */
import { errorFunction } from 'simple-statistics'
import type { Interval } from './interval.ts'

/** Share of all samples, from the fastest on, whose ranks count. */
const SHARE = 0.5
const ALPHA = 0.05
const MOST_EXACT = 120
/** 97.5 % point of the standard normal distribution. */
const Z = 1.959964

export interface Shift {
  /** By how much the second set lies above the first. */
  readonly estimate: number
  /** 95 % interval; null when there are too few samples for one. */
  readonly interval: Interval | null
}

/**
 * How likely sets of one distribution are as far apart as these, two-sided.
 * @param a,b at least one sample each
 */
export function upperRankP(a: readonly number[], b: readonly number[], share = SHARE): number {
  const scores = scoresOf([...a, ...b], share)
  const found = sum(scores.slice(a.length))
  if (scores.length > MOST_EXACT) {
    const { mean, deviation } = momentsOf(scores, b.length)
    // Half a rank towards the middle, since the sum goes in steps.
    const z = deviation === 0 ? 0 : Math.max(0, Math.abs(found - mean) - 1) / deviation
    return 1 - errorFunction(z / Math.SQRT2)
  }
  const ways = waysOf(scores, b.length)
  const all = sum(ways)
  const tail = Math.min(sum(ways.slice(0, found + 1)), sum(ways.slice(found)))
  return Math.min(1, (2 * tail) / all)
}

/** @param a,b at least one sample each */
export function upperShift(a: readonly number[], b: readonly number[], share = SHARE): Shift {
  const steps = [...new Set(a.flatMap(x => b.map(y => y - x)))].sort((x, y) => x - y)
  // No rank changes between one difference and the next, and the sum falls as b is shifted down.
  const sumBefore = (k: number) => {
    const [left, right] = [steps[k - 1], steps[k]]
    const by = ((left ?? (right ?? 0) - 2) + (right ?? (left ?? 0) + 2)) / 2
    return sum(scoresOf([...a, ...b.map(y => y - by)], share).slice(a.length))
  }
  /** The least shift from which on the sum is as asked; undefined where it is at every shift, or at none. */
  const from = (isLow: (found: number) => boolean): number | undefined => {
    let [low, high] = [0, steps.length + 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isLow(sumBefore(middle))) high = middle
      else low = middle + 1
    }
    return steps[low - 1]
  }
  const untied = scoresOf(
    [...a, ...b].map((_, i) => i),
    share,
  )
  const { mean } = momentsOf(untied, b.length)
  const [least, most] = acceptedOf(untied, b.length)
  const [low, high] = [from(found => found <= most), from(found => found < least)]
  return {
    estimate: ((from(found => found <= mean) ?? NaN) + (from(found => found < mean) ?? NaN)) / 2,
    interval: low === undefined || high === undefined ? null : { low, high },
  }
}

/** Twice the rank above those that do not count, so that the mean rank of ties is whole; 0 for those. */
function scoresOf(samples: readonly number[], share: number): number[] {
  const skipped = Math.floor(samples.length * (1 - share))
  const sorted = [...samples].sort((x, y) => x - y)
  const ranks = new Map<number, number>()
  for (let from = 0; from < sorted.length;) {
    const value = sorted[from] as number
    let to = from
    while (sorted[to] === value) to++
    // Ranks from + 1 to `to`: twice their mean.
    ranks.set(value, from + 1 + to)
    from = to
  }
  return samples.map(sample => Math.max(0, (ranks.get(sample) ?? 0) - 2 * skipped))
}

/** In how many choices of `n` of the scores their sum is 0, 1, 2… */
function waysOf(scores: readonly number[], n: number): number[] {
  const most = sum([...scores].sort((x, y) => y - x).slice(0, n))
  const ways = Array.from({ length: n + 1 }, () => new Float64Array(most + 1))
  const none = ways[0] as Float64Array
  none[0] = 1
  for (const score of scores) {
    for (let k = n; k > 0; k--) {
      const [without, chosen] = [ways[k - 1] as Float64Array, ways[k] as Float64Array]
      for (let s = most; s >= score; s--) {
        chosen[s] = (chosen[s] as number) + (without[s - score] as number)
      }
    }
  }
  return [...(ways[n] as Float64Array)]
}

/** The least and the greatest sum that the test does not reject. */
function acceptedOf(scores: readonly number[], n: number): readonly [least: number, most: number] {
  if (scores.length > MOST_EXACT) {
    const { mean, deviation } = momentsOf(scores, n)
    return [mean - Z * deviation - 1, mean + Z * deviation + 1]
  }
  const ways = waysOf(scores, n)
  const rejected = (sum(ways) * ALPHA) / 2
  const end = (counts: readonly number[]) => {
    let tail = 0
    return counts.findIndex(count => (tail += count) > rejected)
  }
  return [end(ways), ways.length - 1 - end(ways.toReversed())]
}

/** Of the sum of `n` scores that are drawn without putting back. */
function momentsOf(scores: readonly number[], n: number) {
  const all = scores.length
  const middle = sum(scores) / all
  const square = sum(scores.map(score => (score - middle) ** 2))
  return {
    mean: n * middle,
    deviation: all < 2 ? 0 : Math.sqrt((n * (all - n) * square) / (all * (all - 1))),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
