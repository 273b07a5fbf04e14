/** Of many sets drawn from a known distribution, about 95 % have an interval that holds the true median. */
import { expect, test } from 'vitest'
import { medianInterval } from '../../src/main/statistics/interval.ts'
import { Random, shuffled } from '../../src/main/statistics/random.ts'
import { upperRankP, upperShift } from '../../src/main/statistics/upper-rank.ts'

const random = new Random(7)
/** Skewed, as times are: exponential, median ln 2. */
const draw = (n: number) =>
  Array.from({ length: n }, () => -Math.log((random.next() + 1) / (2 ** 32 + 1)))

test('of a median', () => {
  const sets = 150
  let held = 0
  for (let i = 0; i < sets; i++) {
    const { low, high } = medianInterval(draw(12))
    if (low <= Math.LN2 && Math.LN2 <= high) held++
  }
  expect(held / sets).toBeGreaterThan(0.88)
  expect(held / sets).toBeLessThan(1)
})

test('of a shift, and its test finds differences where there are none in 5 % of all cases at most', () => {
  const sets = 1000
  let held = 0
  let found = 0
  for (let i = 0; i < sets; i++) {
    const a = draw(8)
    const b = draw(8).map(x => x + 3)
    const { interval } = upperShift(a, b)
    if (interval && interval.low <= 3 && 3 <= interval.high) held++
    if (upperRankP(a, draw(8)) <= 0.05) found++
  }
  expect(held / sets).toBeGreaterThan(0.94)
  expect(found / sets).toBeLessThan(0.06)
})

test('a shuffle is repeated by its seed, and every order comes up', () => {
  const items = [1, 2, 3]
  expect(shuffled(items, new Random(5))).toEqual(shuffled(items, new Random(5)))
  const orders = new Map<string, number>()
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(items, random).join('')
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect(orders.size).toBe(6)
  for (const times of orders.values()) expect(Math.abs(times - 1000)).toBeLessThan(150)
})
