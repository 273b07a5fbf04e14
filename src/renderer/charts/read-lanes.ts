/** What lies under a point of the lanes: which thread, when, and its states there. */
import { formatDuration, formatShare } from '../../shared/units.ts'
import { laneStates, STATES, type LaneState, type LiveHistory } from '../live/live-history.ts'
import { GUTTER_LEFT } from '../live/time-axis.ts'
import { strings } from '../strings.ts'
import { sharesOf } from './draw-lanes.ts'
import { plotWidth } from './lane-layout.ts'

export interface LaneReading {
  readonly lane: number
  readonly fromNs: number
  readonly toNs: number
  /** Shares above nothing, largest first. */
  readonly states: readonly { readonly state: LaneState; readonly share: number }[]
}

/** `x` and `y` in CSS pixels from the top left of all lanes; undefined where nothing was measured. */
export function readLanes(
  history: LiveHistory,
  spanS: number,
  width: number,
  laneHeight: number,
  x: number,
  y: number,
): LaneReading | undefined {
  const lane = Math.floor(y / laneHeight)
  const ns = ((x - GUTTER_LEFT) / plotWidth(width)) * spanS * 1e9
  if (lane < 0 || lane >= history.threads || ns < 0) return undefined
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

/** `Thread 3 · 2.40 s – 2.50 s · busy 81.9 % · waiting for requests 18.1 %` */
export function describeReading(reading: LaneReading): string {
  const time = strings.live.at(formatDuration(reading.fromNs), formatDuration(reading.toNs))
  const states = reading.states.map(p => `${strings.state[p.state]} ${formatShare(p.share)}`)
  return [`${strings.threads.thread} ${reading.lane}`, time, ...states].join(' · ')
}
