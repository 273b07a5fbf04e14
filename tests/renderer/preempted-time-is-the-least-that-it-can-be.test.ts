import { expect, test } from 'vitest'
import { PreemptedTime } from '../../src/renderer/live/preempted-time.ts'
import { laneStates, STATES } from '../../src/renderer/live/live-history.ts'
import { historyOfTimeline } from '../../src/renderer/live/timeline-history.ts'

const MS = 1e6
/** A thread that is busy all the time, its CPU time read every 50 ms. */
const cpuRead = (ms: number, share: number) => Math.floor(ms / 50) * 50 * share * MS

test('a thread that has its CPU all the time is never preempted, however late its CPU time is read', () => {
  const time = new PreemptedTime()
  for (let ms = 0; ms <= 5000; ms += 10) {
    expect(time.update(0, ms * MS, cpuRead(ms, 1))).toBe(0)
  }
})

test('one that has it half of the time is preempted for half of it, less what the reading may be behind', () => {
  const time = new PreemptedTime()
  let before = 0
  for (let ms = 0; ms <= 5000; ms += 10) {
    const now = time.update(3, ms * MS, cpuRead(ms, 0.5))
    expect(now).toBeGreaterThanOrEqual(before)
    before = now
  }
  expect(before).toBeLessThanOrEqual(2500 * MS)
  expect(before).toBeGreaterThan(2400 * MS)
})

test('where the system tells no CPU time nobody is preempted', () => {
  expect(new PreemptedTime().update(0, 1000 * MS, 0)).toBe(0)
})

test('a saved report shows it, and one from before it was written down shows the same as ever', () => {
  const point = (threads: [number, number, number][] | [number, number, number, number][]) => [
    { elapsedNs: 1000 * MS, bytesIn: 1, bytesOut: 1, threads },
  ]
  const of = (history: ReturnType<typeof historyOfTimeline>) =>
    Object.fromEntries(laneStates.map((state, i) => [state, (history.stateNs[i] ?? NaN) / MS]))
  expect(STATES).toBe(laneStates.length)
  expect(of(historyOfTimeline(point([[800 * MS, 200 * MS, 0, 440 * MS]])))).toMatchObject({
    busy: 500,
    preempted: 300,
    waiting: 200,
  })
  expect(of(historyOfTimeline(point([[800 * MS, 200 * MS, 0]])))).toMatchObject({
    busy: 800,
    preempted: 0,
    waiting: 200,
  })
})
