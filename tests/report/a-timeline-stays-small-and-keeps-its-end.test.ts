import { expect, test } from 'vitest'
import { Timeline } from '../../src/main/report/timeline.ts'
import type { LiveFigures } from '../../src/shared/live.ts'

const sample = (i: number, threads: number): LiveFigures => ({
  sequence: i,
  phase: 'submit',
  elapsedNs: i * 1e8,
  doneBytes: 0,
  goalBytes: 0,
  pagesTotal: 0,
  pagesNormal: 0,
  pagesDuplicate: 0,
  busyPages: 0,
  bytesIn: i * 10,
  bytesOut: i,
  verifiedPages: 0,
  pending: 0,
  capacity: 0,
  compress: Array.from({ length: threads }, () => ({
    requests: i,
    bytesIn: i,
    bytesOut: i,
    busyNs: i,
    waitNs: i,
    blockedNs: i,
    cpuNs: i,
    state: 'busy',
  })),
  decompress: [],
})

test('a day of samples stays within bounds, in order, and ends at the last one', () => {
  for (const threads of [1, 256]) {
    const timeline = new Timeline()
    const count = threads === 1 ? 864_000 : 5000
    for (let i = 1; i <= count; i++) timeline.add(sample(i, threads))
    const points = timeline.points()
    expect(points.length).toBeLessThanOrEqual(601)
    expect(points.length).toBeGreaterThan(30)
    expect(points.length * threads).toBeLessThan(21_000)
    expect(points.at(-1)?.bytesIn).toBe(count * 10)
    const times = points.map(point => point.elapsedNs)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
})

test('samples while the clock stands still add nothing', () => {
  const timeline = new Timeline()
  timeline.add(sample(0, 1))
  timeline.add(sample(1, 1))
  timeline.add(sample(1, 1))
  expect(timeline.points()).toHaveLength(1)
})
