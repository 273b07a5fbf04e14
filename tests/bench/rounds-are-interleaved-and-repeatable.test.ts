/** Every round has each open point once, in an order that the seed decides, also after an interruption. */
import { expect, test } from 'vitest'
import { isSettled, turns } from '../../src/main/bench/rounds.ts'

const repeats = { min: 3, max: 3, precision: 0 }

/** Measures until the end, or until `stop` samples were taken; how fast a point is, is its own number. */
function measure(samples: number[][], seed: number, stop = Infinity, plan = repeats): number[] {
  const order: number[] = []
  for (const { point } of turns(samples.length, { seed, repeats: plan }, p => samples[p] ?? [])) {
    if (order.length >= stop) break
    order.push(point)
    samples[point]?.push(point + 1)
  }
  return order
}

const points = (count: number): number[][] => Array.from({ length: count }, () => [])

test('each round has every point once, and rounds differ in order', () => {
  const order = measure(points(20), 1)
  expect(order).toHaveLength(60)
  const rounds = [order.slice(0, 20), order.slice(20, 40), order.slice(40)]
  for (const round of rounds) expect(new Set(round).size).toBe(20)
  expect(rounds[0]).not.toEqual(rounds[1])
  expect(measure(points(20), 1)).toEqual(order)
  expect(measure(points(20), 2)).not.toEqual(order)
})

test('wherever it is interrupted, it goes on as if it had not been', () => {
  const whole = measure(points(7), 5)
  for (let stop = 0; stop <= whole.length; stop++) {
    const samples = points(7)
    const first = measure(samples, 5, stop)
    expect([...first, ...measure(samples, 5)]).toEqual(whole)
  }
})

test('a precise point stops between the least and the most', () => {
  const plan = { min: 4, max: 10, precision: 0.02 }
  expect(isSettled([5, 5, 5], plan)).toBe(false)
  expect(isSettled([5, 5, 5, 5], plan)).toBe(true)
  expect(isSettled([5, 6, 5, 7], plan)).toBe(false)
  expect(isSettled([5, 6, 5, 7, 5, 6, 5, 7, 5, 6], plan)).toBe(true)
  expect(isSettled([5], { min: 1, max: 3, precision: 1 })).toBe(false)
  expect(isSettled([5], { min: 1, max: 1, precision: 0.02 })).toBe(true)
})
