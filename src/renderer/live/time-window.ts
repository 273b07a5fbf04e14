/**
 * The part of a run's time axis that is shown, in seconds. Pure: every function gives a window inside of the run,
 * never wider than it and never narrower than a millisecond.
 */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

const NARROWEST = 1e-3

export const whole = (span: number): TimeWindow => ({ from: 0, to: span })

export const widthOf = ({ from, to }: TimeWindow) => to - from

/** The nearest window of the run to this one. */
export function inside(window: TimeWindow, span: number): TimeWindow {
  const width = Math.min(span, Math.max(Math.min(NARROWEST, span), widthOf(window)))
  const from = Math.min(span - width, Math.max(0, window.from))
  return { from, to: from + width }
}

/** Makes it `factor` times as wide; what lies at `at` (seconds) stays where it is. */
export function zoomed(window: TimeWindow, factor: number, at: number, span: number): TimeWindow {
  const width = Math.min(span, Math.max(NARROWEST, widthOf(window) * factor))
  const share = (at - window.from) / widthOf(window)
  const from = at - share * width
  return inside({ from, to: from + width }, span)
}

/** Moves it by a share of its width. */
export function panned(window: TimeWindow, share: number, span: number): TimeWindow {
  const by = share * widthOf(window)
  return inside({ from: window.from + by, to: window.to + by }, span)
}
