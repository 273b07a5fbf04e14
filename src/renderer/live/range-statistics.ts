/**
 * What happened in a range of a run: throughput (MB/s) over the columns that lie in it, and how each thread spent
 * it. A column is in the range when its middle is; the range that is told is the one of these columns.
 */
import { megabytesPerSecond } from './headline.ts'
import { laneStates, STATES, type LiveHistory } from './live-history.ts'
import type { TimeWindow } from './time-window.ts'

export interface RangeStatistics {
  readonly fromNs: number
  readonly toNs: number
  readonly throughput: { readonly mean: number; readonly min: number; readonly max: number }
  /** By thread: busy time ÷ time. */
  readonly utilisation: readonly number[]
}

const BUSY = laneStates.indexOf('busy')
const PREEMPTED = laneStates.indexOf('preempted')

/** Undefined when no column lies in the range. */
export function rangeStatistics(
  history: LiveHistory,
  { from, to }: TimeWindow,
): RangeStatistics | undefined {
  const busy = new Float64Array(history.threads)
  let [startNs, bytes, fromNs, toNs, min, max] = [0, 0, -1, 0, Infinity, 0]
  for (let column = 0; column < history.columns; column++) {
    const ns = history.durationNs[column] ?? 0
    const middle = (startNs + ns / 2) / 1e9
    startNs += ns
    if (ns <= 0 || middle < from || middle > to) continue
    if (fromNs < 0) fromNs = startNs - ns
    toNs = startNs
    const moved = history.bytesIn[column] ?? 0
    bytes += moved
    const speed = megabytesPerSecond(moved, ns)
    min = Math.min(min, speed)
    max = Math.max(max, speed)
    for (let thread = 0; thread < history.threads; thread++) {
      const at = (column * history.threads + thread) * STATES
      // A thread that others keep from its CPU is busy all the same.
      const both = (history.stateNs[at + BUSY] ?? 0) + (history.stateNs[at + PREEMPTED] ?? 0)
      busy[thread] = (busy[thread] ?? 0) + both
    }
  }
  const width = toNs - fromNs
  if (fromNs < 0 || width <= 0) return undefined
  return {
    fromNs,
    toNs,
    throughput: { mean: megabytesPerSecond(bytes, width), min, max },
    utilisation: [...busy].map(ns => Math.min(1, ns / width)),
  }
}
