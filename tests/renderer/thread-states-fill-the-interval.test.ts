import { expect, test } from 'vitest'
import { intervalBetween, type ThreadTotals } from '../../src/renderer/live/intervals.ts'
import { laneStates } from '../../src/renderer/live/live-history.ts'

const thread = (
  busyNs: number,
  waitNs: number,
  blockedNs: number,
  preemptedNs = 0,
): ThreadTotals => ({
  busyNs,
  preemptedNs,
  waitNs,
  blockedNs,
  state: 'waiting',
})
const totals = (...threads: ThreadTotals[]) => ({ bytesIn: 0, bytesOut: 0, threads })
const states = (array: Float64Array) => Object.fromEntries(laneStates.map((s, i) => [s, array[i]]))

test('time that no counter explains goes to the state of the moment', () => {
  const interval = intervalBetween(totals(thread(10, 5, 0)), totals(thread(40, 10, 15)), 100)
  expect(states(interval.stateNs)).toEqual({
    busy: 30,
    preempted: 0,
    waiting: 5 + 50,
    blocked: 15,
    parked: 0,
    dead: 0,
  })
})

test('counters that claim more than the interval are scaled to it', () => {
  const interval = intervalBetween(undefined, totals(thread(150, 50, 0)), 100)
  expect(states(interval.stateNs)).toMatchObject({ busy: 75, waiting: 25 })
})

test('a counter that went backwards counts as standing still', () => {
  const interval = intervalBetween(totals(thread(50, 0, 0)), totals(thread(20, 0, 0)), 100)
  expect(states(interval.stateNs)).toMatchObject({ busy: 0, waiting: 100 })
})

test('of the busy time, what others had the CPU for is a state of its own', () => {
  const interval = intervalBetween(totals(thread(10, 0, 0, 4)), totals(thread(90, 20, 0, 34)), 100)
  expect(states(interval.stateNs)).toMatchObject({ busy: 50, preempted: 30, waiting: 20 })
})
