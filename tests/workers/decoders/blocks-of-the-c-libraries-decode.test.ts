import { expect, test } from 'vitest'
import { plains } from './plains.ts'
import { decodeWithin, vectors } from './vectors.ts'

test('there is a vector of each encoder for each plain', () => {
  expect(vectors).toHaveLength(3 * Object.keys(plains).length)
})

test.each(vectors)('$name', ({ decode, block, plain }) => {
  expect(decodeWithin(decode, block, plain.length).equals(plain)).toBe(true)
  expect(decodeWithin(decode, block, plain.length + 1000).equals(plain)).toBe(true)
})

test.each(vectors.filter(({ plain }) => plain.length > 0))(
  '$name, into too little room: an error, not a part',
  ({ decode, block, plain }) => {
    expect(() => decodeWithin(decode, block, plain.length - 1)).toThrow(RangeError)
    expect(() => decodeWithin(decode, block, 0)).toThrow(RangeError)
  },
)
