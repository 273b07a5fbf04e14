import { expect, test } from 'vitest'
import { countBits, lowestBit, lowMask } from '../../src/workers/bits.ts'
import { random } from '../workqueue/fixtures/random.ts'

const next = random(1)
const words = [0, 1, -1, 2 ** 31, 0x80000001, 0x7fffffff, 0xffff0000 | 0]
for (let i = 0; i < 10_000; i++) words.push(next() & next(), next() | 0)

const digits = (word: number) => (word >>> 0).toString(2).padStart(32, '0')

test('lowestBit is the number of the lowest bit set, 32 for none', () => {
  expect(lowestBit(0)).toBe(32)
  for (let bit = 0; bit < 32; bit++) {
    expect(lowestBit(1 << bit)).toBe(bit)
    expect(lowestBit(-1 << bit)).toBe(bit)
  }
  for (const word of words) {
    expect(lowestBit(word)).toBe(word === 0 ? 32 : 31 - digits(word).lastIndexOf('1'))
  }
})

test('countBits counts them', () => {
  for (const word of words) {
    expect(countBits(word)).toBe(digits(word).replaceAll('0', '').length)
  }
})

test('lowMask has the lowest bits set, none to all', () => {
  expect([0, 1, 31, 32].map(lowMask)).toEqual([0, 1, 0x7fffffff, -1])
  for (let count = 0; count <= 32; count++) {
    expect(countBits(lowMask(count))).toBe(count)
    expect(lowestBit(~lowMask(count))).toBe(count)
  }
})
