import { expect, test } from 'vitest'
import { LiveHistory, STATES } from '../../src/renderer/live/live-history.ts'

const interval = (n: number) => ({
  durationNs: n,
  bytesIn: 10 * n,
  bytesOut: 3 * n,
  stateNs: Float64Array.from({ length: 2 * STATES }, (_, i) => n * (i + 1)),
})

const total = (array: Float64Array) => array.reduce((sum, n) => sum + n, 0)

test('however long a run is, the columns stay bounded and nothing is lost', () => {
  const history = new LiveHistory(2, 8)
  let sum = 0
  for (let n = 1; n <= 1000; n++) {
    history.add(interval(n))
    sum += n
    expect(history.columns).toBeLessThanOrEqual(8)
  }
  expect(history.samplesPerColumn).toBe(128)
  expect(history.totalNs).toBe(sum)
  expect(total(history.durationNs)).toBe(sum)
  expect(total(history.bytesIn)).toBe(10 * sum)
  expect(total(history.bytesOut)).toBe(3 * sum)
  for (let state = 0; state < 2 * STATES; state++) {
    let ns = 0
    for (let c = 0; c < history.columns; c++) ns += history.stateNs[c * 2 * STATES + state] ?? NaN
    expect(ns).toBe((state + 1) * sum)
  }
})

test('columns stay in order: each full one holds the same number of neighbours', () => {
  const history = new LiveHistory(1, 4)
  for (let n = 1; n <= 6; n++) history.add({ ...interval(n), stateNs: new Float64Array(STATES) })
  expect([...history.durationNs.subarray(0, history.columns)]).toEqual([1 + 2, 3 + 4, 5 + 6])
})
