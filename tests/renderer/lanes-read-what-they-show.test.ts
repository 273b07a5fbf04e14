import { expect, test } from 'vitest'
import { strips, visibleLanes } from '../../src/renderer/charts/lane-layout.ts'
import { readLanes } from '../../src/renderer/charts/read-lanes.ts'
import { laneStates, LiveHistory, STATES } from '../../src/renderer/live/live-history.ts'
import { GUTTER_LEFT, GUTTER_RIGHT } from '../../src/renderer/live/time-axis.ts'

const WIDTH = GUTTER_LEFT + 1000 + GUTTER_RIGHT

/** Two threads over ten intervals of 1 s; thread 1 is blocked for a quarter of the fourth. */
function history(): LiveHistory {
  const made = new LiveHistory(2)
  for (let i = 0; i < 10; i++) {
    const stateNs = new Float64Array(2 * STATES)
    stateNs[laneStates.indexOf('busy')] = 1e9
    stateNs[STATES + laneStates.indexOf('busy')] = i === 3 ? 0.75e9 : 1e9
    stateNs[STATES + laneStates.indexOf('blocked')] = i === 3 ? 0.25e9 : 0
    made.add({ durationNs: 1e9, bytesIn: 0, bytesOut: 0, stateNs })
  }
  return made
}

/** So many seconds across, 20 px a lane, the threads from the top. */
const place = (to: number, order = [0, 1]) => ({
  ...{ shown: { from: 0, to }, width: WIDTH, laneHeight: 20, order },
})

test('the reading under a point is that thread at that time', () => {
  const reading = readLanes(history(), place(10), GUTTER_LEFT + 350, 25)
  expect(reading).toEqual({
    lane: 1,
    fromNs: 3e9,
    toNs: 4e9,
    states: [
      { state: 'busy', share: 0.75 },
      { state: 'blocked', share: 0.25 },
    ],
  })
})

test('in another order and closer up it is still that thread at that time', () => {
  const closer = { ...place(10, [1, 0]), shown: { from: 3, to: 4 } }
  expect(readLanes(history(), closer, GUTTER_LEFT + 500, 5)).toMatchObject({ lane: 1, fromNs: 3e9 })
  const [strip, ...rest] = strips(history(), closer.shown, WIDTH)
  expect(strip).toMatchObject({ first: 3, end: 4, x0: GUTTER_LEFT, x1: GUTTER_LEFT + 1000 })
  expect(rest).toEqual([])
})

test('there is nothing to read beside the lanes or in the future', () => {
  expect(readLanes(history(), place(10), GUTTER_LEFT + 10, 41)).toBeUndefined()
  expect(readLanes(history(), place(10), GUTTER_LEFT - 1, 5)).toBeUndefined()
  expect(readLanes(history(), place(20), GUTTER_LEFT + 900, 5)).toBeUndefined()
})

test('columns too thin to see are drawn together, without gap or overlap', () => {
  const made = new LiveHistory(1)
  const stateNs = new Float64Array(STATES)
  for (let i = 0; i < 1200; i++) made.add({ durationNs: 1e8, bytesIn: 0, bytesOut: 0, stateNs })
  const drawn = strips(made, { from: 0, to: 120 }, WIDTH)
  expect(drawn.length).toBeLessThanOrEqual(667)
  expect(drawn[0]).toMatchObject({ first: 0, x0: GUTTER_LEFT })
  expect(drawn.at(-1)).toMatchObject({ end: 1200, x1: GUTTER_LEFT + 1000 })
  drawn.slice(1).forEach((strip, i) => {
    expect(strip.first).toBe(drawn[i]?.end)
    expect(strip.x0).toBe(drawn[i]?.x1)
  })
})

test('of 256 lanes only those in sight are drawn', () => {
  expect(visibleLanes(256, 15, 300, 150)).toEqual([20, 30])
  expect(visibleLanes(4, 34, 0, 400)).toEqual([0, 4])
})
