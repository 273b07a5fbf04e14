/**
 * In what order the points of a sweep are measured, and how often. Each round takes one sample of every point
 * that needs more, in an order shuffled anew, so that heat, other work and drift fall on all points alike. The
 * order depends on the plan's seed and the round only: a sweep that is resumed goes on as if never interrupted.
 */
import type { SweepPlan } from '../../shared/sweep.ts'
import { Random, shuffled } from '../statistics/random.ts'
import { precisionOf, summarise } from '../statistics/summary.ts'

/** Whether a point has been measured well enough. @param samples its throughput so far */
export function isSettled(
  samples: readonly number[],
  { min, max, precision }: SweepPlan['repeats'],
) {
  if (samples.length >= Math.max(min, max)) return true
  if (samples.length < min || samples.length < 2) return false
  const summary = summarise(samples)
  return summary !== null && precisionOf(summary) <= precision
}

/** The round that a point's next sample belongs to is the number of samples it has. */
export interface Turn {
  readonly point: number
  readonly round: number
}

/**
 * Gives the next point to measure until all are settled.
 * @param points how many there are @param samplesOf throughput of a point's samples so far; it grows in between
 */
export function* turns(
  points: number,
  { seed, repeats }: Pick<SweepPlan, 'seed' | 'repeats'>,
  samplesOf: (point: number) => readonly number[],
): Generator<Turn> {
  const all = Array.from({ length: points }, (_, point) => point)
  for (let round = 0; ; round++) {
    let open = false
    for (const point of shuffled(all, new Random(seed, round))) {
      const samples = samplesOf(point)
      if (isSettled(samples.slice(0, round), repeats)) continue
      open = true
      // A resumed sweep has some of this round already.
      if (samples.length <= round) yield { point, round }
    }
    if (!open) return
  }
}
