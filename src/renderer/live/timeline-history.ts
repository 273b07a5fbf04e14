/** A saved report's timeline as the history that the live views draw. Time no counter explains is parked. */
import type { TimelinePoint } from '../../shared/report.ts'
import { intervalBetween, type Totals } from './intervals.ts'
import { LiveHistory } from './live-history.ts'
import { PreemptedTime } from './preempted-time.ts'

const totals = (point: TimelinePoint, preempted: PreemptedTime): Totals => ({
  bytesIn: point.bytesIn,
  bytesOut: point.bytesOut,
  threads: point.threads.map((of, thread) => {
    const [busyNs, waitNs, blockedNs] = of
    const preemptedNs = preempted.update(thread, busyNs, of.length === 4 ? of[3] : 0)
    return { busyNs, waitNs, blockedNs, preemptedNs, state: 'parked' }
  }),
})

export function historyOfTimeline(
  timeline: readonly TimelinePoint[],
  capacity?: number,
): LiveHistory {
  const threads = Math.max(0, ...timeline.map(point => point.threads.length))
  const history = new LiveHistory(threads, capacity)
  const preempted = new PreemptedTime()
  let before: Totals | undefined
  let elapsedNs = 0
  for (const point of timeline) {
    const after = totals(point, preempted)
    if (point.elapsedNs > elapsedNs) {
      history.add(intervalBetween(before, after, point.elapsedNs - elapsedNs))
      elapsedNs = point.elapsedNs
      before = after
    }
  }
  return history
}
