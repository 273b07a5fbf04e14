/**
 * One time axis for every chart of a run, so that a dip in throughput stands right above what the threads
 * did then. The axis grows in steps rather than with every sample: a scale that creeps cannot be read.
 */
import { formatDecimal } from '../ui/figures.ts'

const STEPS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600]

/** Seconds shown, for a run that has lasted `elapsedS` and goes on. */
export function axisSpan(elapsedS: number): number {
  const step = STEPS_S.find(s => s >= elapsedS)
  return step ?? Math.ceil(elapsedS / 3600) * 3600
}

/** Round distance between ticks that gives at most `most` of them. */
export function tickStep(span: number, most: number): number {
  const least = span / Math.max(1, most)
  if (least >= 60) return STEPS_S.find(s => s >= least) ?? Math.ceil(least / 3600) * 3600
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find(f => f * power >= least) ?? 10
  return factor * power
}

/** `0.5 s`, `12 s`, `3:20`. */
export function tickLabel(seconds: number, step: number): string {
  if (step < 60 && seconds < 60) {
    const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3
    return `${formatDecimal(seconds, decimals)} s`
  }
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Space left and right of the plot in every chart of a run, in CSS pixels: it keeps them aligned. */
export const GUTTER_LEFT = 56
export const GUTTER_RIGHT = 64
