import { expect, test } from 'vitest'
import { laneOrder } from '../../src/renderer/live/lane-order.ts'
import { preempted } from '../../src/renderer/live/thread-rows.ts'

const rows = [0.9, 0.2, 0.902, 0.5].map(utilisation => ({ utilisation }))

test('by number, by least and by most used; what looks equal stays in order', () => {
  expect(laneOrder(rows, 'number', new Set())).toEqual([0, 1, 2, 3])
  expect(laneOrder(rows, 'least', new Set())).toEqual([1, 3, 0, 2])
  expect(laneOrder(rows, 'most', new Set())).toEqual([0, 2, 3, 1])
})

test('pinned lanes are above the others in every order', () => {
  expect(laneOrder(rows, 'number', new Set([3]))).toEqual([3, 0, 1, 2])
  expect(laneOrder(rows, 'most', new Set([1, 3]))).toEqual([3, 1, 0, 2])
})

test('preempted is busy time without a CPU, and unknown where CPU time is', () => {
  expect(preempted({ busyNs: 4e9, cpuNs: 3e9 })).toBe(0.25)
  expect(preempted({ busyNs: 4e9, cpuNs: 5e9 })).toBe(0)
  expect(preempted({ busyNs: 4e9, cpuNs: 0 })).toBeUndefined()
})
