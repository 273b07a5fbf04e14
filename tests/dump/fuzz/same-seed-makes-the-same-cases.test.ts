import { expect, test } from 'vitest'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'

const whole = Buffer.alloc(1000, 'abc')

const make = (seed: number, index: number) =>
  mutate(whole, [[0, 100]], whole, new Random(seed, index)).toString('latin1')

test('and other seeds and places make others', () => {
  for (let index = 0; index < 100; index++) expect(make(3, index)).toBe(make(3, index))
  const many = Array.from({ length: 200 }, (_, i) => make(i % 2, i >> 1))
  expect(new Set(many).size).toBeGreaterThan(190)
})
