/** What lies under a point of the lanes: which thread, when, and its states there. */
import { laneStates, STATES, type LaneState, type LiveHistory } from '../live/live-history.ts'
import { GUTTER_LEFT } from '../live/time-axis.ts'
import type { TimeWindow } from '../live/time-window.ts'
import { strings } from '../strings/index.ts'
import { formatDuration, formatShare } from '../ui/figures.ts'
import { sharesOf } from './draw-lanes.ts'
import { timeAt } from './lane-layout.ts'

export interface LaneReading {
  readonly lane: number
  readonly fromNs: number
  readonly toNs: number
  /** Shares above nothing, largest first. */
  readonly states: readonly { readonly state: LaneState; readonly share: number }[]
}

/** How lanes lie: which part of the time is shown, how wide and high, and which thread each of them is. */
export interface LanePlace {
  readonly shown: TimeWindow
  readonly width: number
  readonly laneHeight: number
  /** Thread numbers from the top. */
  readonly order: readonly number[]
}

/** `x` and `y` in CSS pixels from the top left of all lanes; undefined where nothing was measured. */
export function readLanes(
  history: LiveHistory,
  place: LanePlace,
  x: number,
  y: number,
): LaneReading | undefined {
  const { shown, width, laneHeight, order } = place
  const lane = order[Math.floor(y / laneHeight)]
  const ns = timeAt(shown, width, x) * 1e9
  if (lane === undefined || lane >= history.threads || x < GUTTER_LEFT || ns < 0) return undefined
  let fromNs = 0
  for (let column = 0; column < history.columns; column++) {
    const toNs = fromNs + (history.durationNs[column] ?? 0)
    if (ns < toNs) {
      const shares = sharesOf(history, lane, { first: column, end: column + 1 })
      const states = Array.from({ length: STATES }, (_, i) => ({
        state: laneStates[i] ?? 'parked',
        share: shares[i] ?? 0,
      }))
        .filter(part => part.share >= 0.0005)
        .toSorted((a, b) => b.share - a.share)
      return { lane, fromNs, toNs, states }
    }
    fromNs = toNs
  }
  return undefined
}

/** What a tooltip says: the thread and the time, then a line for each state. */
export function describeReading({ lane, fromNs, toNs, states }: LaneReading): readonly string[] {
  const time = strings.live.at(formatDuration(fromNs), formatDuration(toNs))
  return [
    `${strings.threads.thread} ${lane} · ${time}`,
    ...states.map(part => `${strings.state[part.state]} ${formatShare(part.share)}`),
  ]
}
