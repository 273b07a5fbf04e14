import { expect, test } from 'vitest'
import { laneStates, STATES } from '../../src/renderer/live/live-history.ts'
import { historyOfTimeline } from '../../src/renderer/live/timeline-history.ts'
import type { TimelinePoint } from '../../src/shared/report.ts'

const timeline: TimelinePoint[] = [1, 2, 3, 5].map(n => ({
  elapsedNs: n * 1000,
  bytesIn: n * 400,
  bytesOut: n * 100,
  threads: [
    [n * 900, n * 100, 0],
    [n * 500, n * 200, n * 300],
  ],
}))

test('the history of a report ends at the totals of its last point', () => {
  const history = historyOfTimeline(timeline)
  expect(history.threads).toBe(2)
  expect(history.totalNs).toBe(5000)
  expect(history.bytesIn.reduce((a, b) => a + b)).toBe(2000)
  const sums = Array.from({ length: 2 * STATES }, (_, i) => {
    let ns = 0
    for (let c = 0; c < history.columns; c++) ns += history.stateNs[c * 2 * STATES + i] ?? NaN
    return ns
  })
  const of = (thread: number, state: (typeof laneStates)[number]) =>
    sums[thread * STATES + laneStates.indexOf(state)]
  expect(of(0, 'busy')).toBeCloseTo(4500)
  expect(of(0, 'waiting')).toBeCloseTo(500)
  expect(of(1, 'blocked')).toBeCloseTo(1500)
})

test('a report without a timeline has no columns', () => {
  expect(historyOfTimeline([]).columns).toBe(0)
})
