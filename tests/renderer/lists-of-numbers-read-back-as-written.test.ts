import { expect, test } from 'vitest'
import { numbersText, parseNumbers } from '../../src/shared/number-list.ts'

const range = { min: -16, max: 256 }

test('what is written is the shortest that means the same', () => {
  expect(numbersText([1, 2, 4, 8, 12, 16])).toBe('1,2,4-16:4')
  expect(numbersText([1, 2, 3])).toBe('1-3')
  expect(numbersText([4, 8])).toBe('4,8')
  expect(numbersText([-5, -4, -3, 1])).toBe('-5--3,1')
})

test('every list reads back', () => {
  const lists = [[1], [1, 2, 4, 8, 16, 32, 64], [3, 1, 2], [-7, -5, -3, -1, 0], [1, 2, 3, 6, 9, 12]]
  for (const list of lists) expect(parseNumbers(numbersText(list), range)).toEqual(list)
})

test('what is no list, or leaves the range, is refused', () => {
  for (const text of ['', '1,', '1-', '3-1', '1-9:0', '257', '-17', '1.5', 'a']) {
    expect(parseNumbers(text, range)).toBeUndefined()
  }
})
