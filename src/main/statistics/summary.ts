/** What the samples of one figure come to: median, its interval, the ends, and which samples stand apart. */
import {
  maxSorted,
  median,
  medianAbsoluteDeviation,
  medianSorted,
  minSorted,
} from 'simple-statistics'
import type { Summary } from '../../shared/summary.ts'
import { medianInterval } from './interval.ts'

/** @returns null when there are no samples */
export function summarise(samples: readonly number[]): Summary | null {
  if (samples.length === 0) return null
  const sorted = [...samples].sort((a, b) => a - b)
  return {
    samples: samples.length,
    median: medianSorted(sorted),
    ...medianInterval(samples),
    min: minSorted(sorted),
    max: maxSorted(sorted),
    outliers: outliers(samples),
  }
}

/** Half-width of the interval ÷ the median; Infinity when there is no median to divide by. */
export function precisionOf({ median: middle, low, high }: Summary): number {
  return middle > 0 ? (high - low) / 2 / middle : Infinity
}

/** Samples further than this from the median are told apart. */
const CUTOFF = 3.5
/** The normal distribution's upper quartile: makes the deviation comparable with a standard deviation. */
const QUARTILE = 0.6745

/**
 * Indexes of samples with a modified z-score over 3.5 (Iglewicz and Hoaglin, How to Detect and Handle
 * Outliers, 1993). Fewer than five samples have none, and neither have samples most of which are equal.
 */
export function outliers(samples: readonly number[]): number[] {
  if (samples.length < 5) return []
  const middle = median([...samples])
  const deviation = medianAbsoluteDeviation([...samples])
  if (deviation === 0) return []
  return samples.flatMap((sample, i) =>
    (QUARTILE * Math.abs(sample - middle)) / deviation > CUTOFF ? [i] : [],
  )
}
