/**
 * Turns two samples of running totals into the interval between them. A thread's time that its counters do
 * not explain (a sleep that is not over yet) goes to the state it is in now; counters that claim more than
 * the interval holds are scaled down, so the states of one thread always add up to the interval. Busy time in which
 * others had the CPU is a state of its own, and no part of `busy`.
 */
import type { ThreadState } from '../../shared/live.ts'
import { laneStates, STATES, type Interval } from './live-history.ts'

export interface ThreadTotals {
  readonly busyNs: number
  readonly waitNs: number
  readonly blockedNs: number
  /** Part of `busyNs`; see PreemptedTime. */
  readonly preemptedNs: number
  readonly state: ThreadState
}

export interface Totals {
  readonly bytesIn: number
  readonly bytesOut: number
  readonly threads: readonly ThreadTotals[]
}

const BUSY = laneStates.indexOf('busy')
const PREEMPTED = laneStates.indexOf('preempted')
const BLOCKED = laneStates.indexOf('blocked')
const WAITING = laneStates.indexOf('waiting')

const rise = (before: number | undefined, after: number) => Math.max(0, after - (before ?? 0))

/** `before` is undefined at the first sample: totals then count from zero. */
export function intervalBetween(
  before: Totals | undefined,
  after: Totals,
  durationNs: number,
): Interval {
  const stateNs = new Float64Array(after.threads.length * STATES)
  after.threads.forEach((now, thread) => {
    const was = before?.threads[thread]
    const busy = rise(was?.busyNs, now.busyNs)
    const waiting = rise(was?.waitNs, now.waitNs)
    const blocked = rise(was?.blockedNs, now.blockedNs)
    const preempted = Math.min(busy, rise(was?.preemptedNs, now.preemptedNs))
    const claimed = busy + waiting + blocked
    const scale = claimed > durationNs ? durationNs / claimed : 1
    const at = thread * STATES
    stateNs[at + BUSY] = (busy - preempted) * scale
    stateNs[at + PREEMPTED] = preempted * scale
    stateNs[at + WAITING] = waiting * scale
    stateNs[at + BLOCKED] = blocked * scale
    const rest = at + laneStates.indexOf(now.state)
    stateNs[rest] = (stateNs[rest] ?? 0) + Math.max(0, durationNs - claimed)
  })
  return {
    durationNs,
    bytesIn: rise(before?.bytesIn, after.bytesIn),
    bytesOut: rise(before?.bytesOut, after.bytesOut),
    stateNs,
  }
}
