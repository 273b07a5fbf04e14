/**
 * Whether a machine was quiet enough for its figures, and what the likely cause is where it was not: points whose
 * samples spread wide, together with what else the machine was seen to do.
 */
import { median } from 'simple-statistics'
import { formatCount, formatShare } from '../../shared/units.ts'
import type { MachineLoad, Noise, Point } from '../../shared/report.ts'
import { precisionOf } from '../statistics/summary.ts'

/** Shares of CPU time above which others' work shows in the figures. */
const OTHERS = 0.05
const STEAL = 0.02
/** Change of the clock that matters. */
const CLOCK = 0.05
/** Runnable threads per CPU before the start. */
const LOAD = 0.5
/** Half-width of the interval ÷ median that is called wide, and the share of points that may have it. */
const WIDE = 0.05
const MOST_WIDE = 0.1

export interface NoiseOptions {
  readonly points: readonly Point[]
  readonly cpus: number
  /** Before the first sample. */
  readonly loadAverage: number | null
}

/** @returns null when fewer than two samples were taken, of which nothing can be said */
export function noiseOf({ points, cpus, loadAverage }: NoiseOptions): Noise | null {
  const samples = points.flatMap(point => point.samples)
  if (samples.length < 2) return null
  const loads = samples.flatMap(({ load }) => (load === null ? [] : [load]))
  const causes: [weight: number, text: string][] = []
  const middle = (figure: (load: MachineLoad) => number | null) => {
    const known = loads.map(figure).filter(value => value !== null)
    return known.length === 0 ? 0 : median(known)
  }
  const others = middle(load => load.others)
  if (others > OTHERS) {
    causes.push([others / OTHERS, `other processes used ${formatShare(others)} of the CPU time`])
  }
  const steal = middle(load => load.steal)
  if (steal > STEAL) {
    causes.push([steal / STEAL, `the hypervisor gave ${formatShare(steal)} of the time to others`])
  }
  const clock = middle(load => (load.frequency === null ? null : Math.abs(load.frequency - 1)))
  if (clock > CLOCK) {
    causes.push([clock / CLOCK, `the clock changed by ${formatShare(clock)} within a sample`])
  }
  const swapped = loads.reduce((sum, load) => sum + (load.swapped ?? 0), 0)
  if (swapped > 0) causes.push([10, `${formatCount(swapped)} pages were swapped meanwhile`])
  const throttled = loads.reduce((sum, load) => sum + (load.throttled ?? 0), 0)
  if (throttled > 0) {
    causes.push([10, `cores were slowed for heat ${formatCount(throttled)} times`])
  }
  if (loadAverage !== null && loadAverage / cpus > LOAD) {
    const text = `load average ${loadAverage.toFixed(1)} before the start, on ${cpus} CPUs`
    causes.push([loadAverage / cpus / LOAD, text])
  }
  const known = points.flatMap(({ summary }) => summary.throughput ?? [])
  const wide = known.filter(summary => summary.samples > 1 && precisionOf(summary) > WIDE)
  const isNoisy = causes.length > 0 || wide.length > MOST_WIDE * known.length
  if (isNoisy && wide.length > 0) {
    const text = `${wide.length} of ${known.length} points are wider than ± ${formatShare(WIDE)}`
    causes.push([0, text])
  }
  return {
    verdict: isNoisy ? 'noisy' : 'quiet',
    causes: causes.sort(([a], [b]) => b - a).map(([, text]) => text),
  }
}
