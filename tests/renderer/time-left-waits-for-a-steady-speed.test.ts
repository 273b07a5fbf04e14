import { expect, test } from 'vitest'
import { TimeLeft } from '../../src/renderer/live/time-left.ts'

test('nothing is said before half a second and one per cent', () => {
  const left = new TimeLeft()
  expect(left.update({ pass: 'compress', share: 0 }, 0)).toBeUndefined()
  expect(left.update({ pass: 'compress', share: 0.04 }, 400)).toBeUndefined()
  expect(left.update({ pass: 'compress', share: 0.05 }, 500)).toBeDefined()
})

test('at a steady speed the guess is what is left at that speed', () => {
  const left = new TimeLeft()
  let guess: number | undefined
  for (let i = 0; i <= 40; i++) guess = left.update({ pass: 'compress', share: i / 100 }, i * 100)
  expect(guess).toBeCloseTo(6000, 0)
})

test('it follows a change of speed within seconds', () => {
  const left = new TimeLeft()
  for (let i = 0; i <= 20; i++) left.update({ pass: 'compress', share: i / 100 }, i * 100)
  let guess: number | undefined
  for (let i = 1; i <= 80; i++) {
    guess = left.update({ pass: 'compress', share: 0.2 + i / 200 }, 2000 + i * 100)
  }
  expect(guess).toBeGreaterThan(0.4 * 200 * 100 * 0.95)
})

test('a new pass starts anew', () => {
  const left = new TimeLeft()
  for (let i = 0; i <= 40; i++) left.update({ pass: 'load', share: i / 40 }, i * 100)
  expect(left.update({ pass: 'compress', share: 0.3 }, 4100)).toBeUndefined()
})

test('samples that come late and all at once are no burst of speed', () => {
  const left = new TimeLeft()
  for (let i = 0; i <= 40; i++) left.update({ pass: 'compress', share: i / 200 }, i * 100)
  let guess: number | undefined
  for (let i = 1; i <= 10; i++) {
    guess = left.update({ pass: 'compress', share: 0.2 + i / 200 }, 5000 + i)
  }
  const steady = 0.75 * 200 * 100
  expect(guess).toBeGreaterThan(steady / 2)
  expect(guess).toBeLessThan(steady * 2)
})
