/** Where lanes lie: heights by how many there are, which ones are in sight, and what is under a point. */
import { GUTTER_LEFT, GUTTER_RIGHT } from '../live/time-axis.ts'
import type { LiveHistory } from '../live/live-history.ts'
import { widthOf, type TimeWindow } from '../live/time-window.ts'

/** Room for the time axis below the lanes, in CSS pixels. */
export const AXIS_HEIGHT = 20

/** Few threads get tall lanes; many stay readable and scroll. */
export function laneHeight(threads: number): number {
  if (threads <= 4) return 34
  if (threads <= 8) return 28
  if (threads <= 16) return 22
  return threads <= 32 ? 18 : 15
}

/** The first lane in sight and the one after the last. */
export function visibleLanes(
  threads: number,
  height: number,
  scrollTop: number,
  viewHeight: number,
): readonly [first: number, end: number] {
  const first = Math.max(0, Math.floor(scrollTop / height))
  return [first, Math.min(threads, Math.ceil((scrollTop + viewHeight) / height))]
}

export const plotWidth = (width: number) => Math.max(0, width - GUTTER_LEFT - GUTTER_RIGHT)

/** Columns drawn as one, so that no strip is thinner than a pixel and a half. */
export interface Strip {
  readonly first: number
  readonly end: number
  readonly x0: number
  readonly x1: number
}

/** The strips of the part of the time that is shown, cut at its ends. */
export function strips(history: LiveHistory, shown: TimeWindow, width: number): Strip[] {
  const fromNs = shown.from * 1e9
  const scale = plotWidth(width) / (widthOf(shown) * 1e9)
  const x = (ns: number) => Math.round(GUTTER_LEFT + (ns - fromNs) * scale)
  const out: Strip[] = []
  let first = 0
  let startNs = 0
  let endNs = 0
  for (let column = 0; column < history.columns; column++) {
    endNs += history.durationNs[column] ?? 0
    const last = column === history.columns - 1
    if ((endNs - startNs) * scale < 1.5 && !last) continue
    const x0 = Math.max(GUTTER_LEFT, x(startNs))
    const x1 = Math.min(width - GUTTER_RIGHT, x(endNs))
    if (x1 > x0) out.push({ first, end: column + 1, x0, x1 })
    first = column + 1
    startNs = endNs
  }
  return out
}

/** The time at `x` CSS pixels, in seconds; before and after the plot it goes on. */
export const timeAt = (shown: TimeWindow, width: number, x: number) =>
  shown.from + ((x - GUTTER_LEFT) / Math.max(1, plotWidth(width))) * widthOf(shown)
