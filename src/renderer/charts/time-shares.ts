/** Where the time of points went, as shares of the wall time: the submitter's by phase, the threads' by state. */
import type { Point } from '../../shared/report.ts'
import type { ThreadResult } from '../../shared/result.ts'
import { phaseNames, type PhaseName } from '../ui/palette.ts'

export const timeStates = ['busy', 'blocked', 'waiting', 'parked'] as const
export type TimeState = (typeof timeStates)[number]

/** Mean over the samples; what they leave of 1 is rounding. */
export function phaseShares({ samples }: Point): Readonly<Record<PhaseName, number>> {
  const shares = { read: 0, scan: 0, submit: 0, wait: 0, drain: 0 }
  for (const { result } of samples) {
    for (const name of phaseNames) {
      shares[name] += result.wallNs > 0 ? result.phases[name] / result.wallNs / samples.length : 0
    }
  }
  return shares
}

/** Of one thread; what it was not seen in any state is `parked`. */
export function stateShares(
  { busyNs, waitNs, blockedNs }: ThreadResult,
  wallNs: number,
): Readonly<Record<TimeState, number>> {
  // The states' clocks and the wall clock are read apart: together they may be a hair over.
  const whole = Math.max(wallNs, busyNs + waitNs + blockedNs, 1)
  const [busy, blocked, waiting] = [busyNs / whole, blockedNs / whole, waitNs / whole]
  return { busy, blocked, waiting, parked: Math.max(0, 1 - busy - blocked - waiting) }
}

/** Mean over the threads of all samples. */
export function meanStateShares({ samples }: Point): Readonly<Record<TimeState, number>> {
  const mean = { busy: 0, blocked: 0, waiting: 0, parked: 0 }
  const all = samples.flatMap(({ result }) =>
    result.threads.map(thread => stateShares(thread, result.wallNs)),
  )
  for (const shares of all) for (const name of timeStates) mean[name] += shares[name] / all.length
  return mean
}
