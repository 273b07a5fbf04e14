import { expect, test } from 'vitest'
import { parseSize } from '../../src/main/cli/sizes.ts'

test.each([
  ['4096', 4096],
  ['4K', 4096],
  ['4k', 4096],
  ['4KiB', 4096],
  ['4 KiB', 4096],
  ['4KB', 4096],
  ['1M', 2 ** 20],
  ['4G', 2 ** 32],
  ['0', 0],
])('%s', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes)
})

test.each(['', 'K', '-4K', '1.5K', '4T', '4Ki b', '0x1000', '99999999999G'])(
  "'%s' is no size",
  text => {
    expect(parseSize(text)).toBeUndefined()
  },
)
