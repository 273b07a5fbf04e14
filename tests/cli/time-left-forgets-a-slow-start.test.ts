import { expect, test } from 'vitest'
import { createTimeLeft } from '../../src/main/cli/time-left.ts'

test('the last ten seconds count', () => {
  const timeLeft = createTimeLeft()
  let done = 0
  let left: number | undefined
  for (let second = 0; second <= 60; second++) {
    left = timeLeft.at(second * 1000, done, 10_000)
    done += second < 30 ? 1 : 100
  }
  // 3,030 done at the last sample, 100 a second: the half minute at 1 a second is forgotten.
  expect(left).toBeCloseTo(((10_000 - 3030) / 100) * 1000, -2)
})

test('nothing is said before there is something to say', () => {
  const timeLeft = createTimeLeft()
  expect(timeLeft.at(0, 0, 100)).toBeUndefined()
  expect(timeLeft.at(100, 5, 100)).toBeUndefined()
  expect(timeLeft.at(600, 5, 100)).toBe(11_400)
})

test('work that starts anew is timed anew', () => {
  const timeLeft = createTimeLeft()
  timeLeft.at(0, 0, 100)
  expect(timeLeft.at(1000, 100, 100)).toBe(0)
  expect(timeLeft.at(1100, 0, 100)).toBeUndefined()
  expect(timeLeft.at(2100, 50, 100)).toBe(1000)
})
