import { expect, test } from 'vitest'
import { laneStates, LiveHistory, STATES } from '../../src/renderer/live/live-history.ts'
import { rangeStatistics } from '../../src/renderer/live/range-statistics.ts'

const BUSY = laneStates.indexOf('busy')

/** Two threads over five seconds: 100, 200, 300, 400, 500 MB/s; thread 1 is busy for half of each. */
function history(): LiveHistory {
  const made = new LiveHistory(2)
  for (let second = 1; second <= 5; second++) {
    const stateNs = new Float64Array(2 * STATES)
    stateNs[BUSY] = 1e9
    stateNs[STATES + BUSY] = 5e8
    made.add({ durationNs: 1e9, bytesIn: second * 1e8, bytesOut: 0, stateNs })
  }
  return made
}

test('mean, lowest and highest throughput, and what each thread did', () => {
  expect(rangeStatistics(history(), { from: 1.1, to: 3.9 })).toEqual({
    fromNs: 1e9,
    toNs: 4e9,
    throughput: { mean: 300, min: 200, max: 400 },
    utilisation: [1, 0.5],
  })
})

test('the whole run is what its totals say', () => {
  expect(rangeStatistics(history(), { from: 0, to: 5 })?.throughput.mean).toBe(300)
})

test('a range between two middles, and one in the future, have nothing to tell', () => {
  expect(rangeStatistics(history(), { from: 1.6, to: 2.4 })).toBeUndefined()
  expect(rangeStatistics(history(), { from: 7, to: 9 })).toBeUndefined()
})
