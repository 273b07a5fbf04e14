import { expect, test } from 'vitest'
import { parseCounts } from '../../src/main/cli/counts.ts'

test.each([
  ['1', [1]],
  ['1,4,8-64:4', [1, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64]],
  ['8,1-3, 2', [1, 2, 3, 8]],
  ['5-5', [5]],
  ['1-6:4', [1, 5]],
  ['256', [256]],
])('%s', (text, counts) => {
  expect(parseCounts(text, 256)).toEqual(counts)
})

test.each(['', '0', '257', '-1', '1.5', '4-2', '1-4:0', '1,,2', '1-', 'all', '1-300'])(
  '%j is none',
  text => {
    expect(parseCounts(text, 256)).toBeUndefined()
  },
)
