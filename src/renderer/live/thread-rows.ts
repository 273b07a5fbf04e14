/** The figures of threads as table rows and lane labels take them: live samples and reports alike. */
import type { ThreadFigures, ThreadState } from '../../shared/live.ts'
import type { ThreadResult } from '../../shared/result.ts'
import { utilisation } from './utilisation.ts'

export interface ThreadRow extends ThreadResult {
  readonly dead: boolean
}

export function threadRows(
  threads: readonly (Omit<ThreadFigures, 'state'> & { readonly state?: ThreadState })[],
  elapsedNs: number,
): ThreadRow[] {
  return threads.map(({ state, ...figures }) => ({
    ...figures,
    utilisation: utilisation(figures.busyNs, elapsedNs),
    dead: state === 'dead',
  }))
}

export const rowsOfResult = (threads: readonly ThreadResult[]): ThreadRow[] =>
  threads.map(thread => ({ ...thread, dead: false }))

export const meanUtilisation = (rows: readonly ThreadRow[]) =>
  rows.reduce((sum, row) => sum + row.utilisation, 0) / Math.max(1, rows.length)

/**
 * Share of a thread's busy time in which another program had its CPU: busy wall time less CPU time. The CPU time
 * is of all that the thread did, so this is the least that it can be. Undefined where the system does not tell it.
 */
export function preempted({
  busyNs,
  cpuNs,
}: Pick<ThreadRow, 'busyNs' | 'cpuNs'>): number | undefined {
  if (cpuNs <= 0 || busyNs <= 0) return undefined
  return Math.max(0, busyNs - cpuNs) / busyNs
}
