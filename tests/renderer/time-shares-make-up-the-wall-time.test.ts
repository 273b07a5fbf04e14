import { expect, test } from 'vitest'
import { inkOn } from '../../src/renderer/charts/bar-shares.ts'
import { meanStateShares, phaseShares, stateShares } from '../../src/renderer/charts/time-shares.ts'
import { fakeSweep } from './fake-sweep.ts'

const sum = (shares: Readonly<Record<string, number>>) =>
  Object.values(shares).reduce((total, share) => total + share, 0)

test('phases and states of a point each come to the whole', () => {
  const [point] = fakeSweep({ axes: { threads: [4] }, samples: 3 }).points
  if (point === undefined) throw new Error('the sweep has no point')
  expect(phaseShares(point)).toMatchObject({ read: 0, wait: expect.closeTo(0.65, 6) as number })
  expect(sum(phaseShares(point))).toBeCloseTo(1)
  expect(sum(meanStateShares(point))).toBeCloseTo(1)
  expect(meanStateShares(point).busy).toBeCloseTo(
    point.samples[0]?.result.threads[0]?.utilisation ?? 0,
  )
})

test('what a thread was not seen in is named, and clocks that are over the wall do not break the bar', () => {
  const thread = {
    busyNs: 60,
    waitNs: 20,
    blockedNs: 10,
    cpuNs: 60,
    requests: 1,
    bytesIn: 1,
    bytesOut: 1,
    utilisation: 0.6,
  }
  expect(stateShares(thread, 100).parked).toBeCloseTo(0.1)
  const over = stateShares(thread, 80)
  expect(sum(over)).toBeCloseTo(1)
  expect(over.parked).toBeCloseTo(0)
  expect(sum(stateShares({ ...thread, busyNs: 0, waitNs: 0, blockedNs: 0 }, 0))).toBe(1)
})

test('words on a bar are dark on light colours and light on dark ones', () => {
  expect(inkOn('#ecd48b')).toBe('#000000')
  expect(inkOn('#2472b4')).toBe('#ffffff')
  expect(inkOn('Highlight')).toBe('CanvasText')
})
