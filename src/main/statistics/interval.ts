/**
 * The 95 % interval of a median by the bootstrap's percentile method: the samples are drawn again, with
 * replacement, many times over, and the interval holds the middle 95 % of the medians that come out (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Nothing is assumed of the distribution. With
 * fewer than six samples it is the whole range, which covers the median in 1 − 2^(1−n) of all cases.
 */
import { medianSorted, quantileSorted } from 'simple-statistics'
import { Random } from './random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

const DRAWS = 2000
const FEW = 6
/** Any; that it is fixed makes an interval the same whenever it is computed. */
const SEED = 20_181_122

/** @param samples at least one @returns low and high, the sample itself when there is one */
export function medianInterval(samples: readonly number[]): Interval {
  const sorted = [...samples].sort((a, b) => a - b)
  const n = sorted.length
  if (n < FEW) return { low: sorted[0] ?? NaN, high: sorted[n - 1] ?? NaN }
  const random = new Random(SEED)
  const medians: number[] = []
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = Array.from({ length: n }, () => sorted[random.below(n)] as number)
    medians.push(medianSorted(drawn.sort((a, b) => a - b)))
  }
  medians.sort((a, b) => a - b)
  return { low: quantileSorted(medians, 0.025), high: quantileSorted(medians, 0.975) }
}
