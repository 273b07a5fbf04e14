/**
 * Effective rate against link speed, out of a report: each setting that is the fastest over some link, and no
 * compression. A curve is rising while the link is the limit and level above; it is given at points of equal
 * distance on a logarithmic axis, so that one can read it anywhere. Gbit/s and MB/s.
 */
import { isPlain, type LinkAnswer } from '../../shared/plan/answer.ts'
import type { Candidate } from '../../shared/plan/candidates.ts'
import {
  effectiveRate,
  type EffectiveRate,
  unlimitedRate,
} from '../../shared/plan/effective-rate.ts'
import { bytesPerSecond } from '../../shared/plan/link.ts'
import { MOST_SERIES, type ChartPoint } from './report-chart.ts'

export interface LinkCurve {
  readonly candidate: Candidate
  readonly points: readonly ChartPoint[]
}

export interface LinkCurves {
  readonly curves: readonly LinkCurve[]
  /** Settings that are the fastest somewhere, drawn or not. */
  readonly winners: number
  /** Gbit/s: the ends of the axis, and the link that was asked about. */
  readonly from: number
  readonly to: number
  readonly here: number
}

const GIGABIT = 1e9
/** Points to a decade. */
const FINE = 12
/** Always shown: from a slow office's link to a fast rack's. */
const LEAST = 0.1
const MOST = 100

export function linkCurves(answer: LinkAnswer): LinkCurves {
  const { question, ranges, plain } = answer
  const { link } = question
  const gigabits = (bytes: number) => (bytes * 8) / link.efficiency / GIGABIT
  const winners = ranges.map(({ best }) => best)
  const drawn = winners.slice(0, MOST_SERIES - 1)
  const shown = drawn.some(isPlain) ? drawn : [...drawn, plain.candidate]
  const here = link.bitsPerSecond / GIGABIT
  // Where each curve becomes level.
  const knees = shown
    .map(one => gigabits(unlimitedRate(one) * one.sentPerByte.median))
    .filter(x => Number.isFinite(x))
  const from = Math.min(LEAST, here / 3, ...knees.map(x => x / 3))
  const to = Math.max(MOST, here * 3, ...knees.map(x => x * 3))
  const steps = Math.ceil(FINE * Math.log10(to / from))
  const even = Array.from({ length: steps + 1 }, (_, i) => from * (to / from) ** (i / steps))
  const xs = [...new Set([...even, here, ...knees])].sort((a, b) => a - b)
  return {
    ...{ from, to, here, winners: winners.length },
    curves: shown.map(candidate => ({
      candidate,
      points: xs.map(x => pointOf(candidate, x, rateAt(candidate, x, link.efficiency))),
    })),
  }
}

/** @param gigabits of the link, as it is called */
export const rateAt = (candidate: Candidate, gigabits: number, efficiency: number): EffectiveRate =>
  effectiveRate(
    candidate,
    bytesPerSecond({ bitsPerSecond: gigabits * GIGABIT, efficiency, rtt: 0 }),
  )

function pointOf({ samples }: Candidate, x: number, { rate }: EffectiveRate): ChartPoint {
  const { median, low, high } = rate
  const y = median / 1e6
  return samples > 1 ? { x, y, low: low / 1e6, high: high / 1e6 } : { x, y }
}
