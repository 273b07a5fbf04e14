import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { check } from './check.ts'
import { caseOf, contents } from './inputs.ts'

test.each(Object.entries(contents))('%s, every size to 600 and many to 64 KiB', (name, content) => {
  const step = (size: number) => (size < 600 ? 1 : 1 + (size >> 4))
  for (let size = 0; size <= 65_536; size += step(size)) {
    check(`${name} of ${size}`, content(size, seeded(size)), 1 + (size % 3))
  }
  for (const size of [4095, 4096, 4097, 8191, 8192, 8193, 65_535, 65_536, 65_537]) {
    for (const level of [1, 2, 3]) check(`${name} of ${size}`, content(size, seeded(size)), level)
  }
})

test.each(Object.entries(contents))('%s, up to 1 MiB, small after large', (name, content) => {
  for (const [i, size] of [1_048_576, 131_073, 20, 524_288, 4096].entries()) {
    check(`${name} of ${size}`, content(size, seeded(size)), 1 + (i % 3))
  }
})

test.each([1, 2, 3, 4])('3000 seeded inputs of any kind, part %d', seed => {
  for (let i = 0; i < 3000; i++) {
    const { name, input } = caseOf(seed, i)
    check(name, input, 1 + (i % 3))
  }
})

test('nothing is a stream too, of 8 bytes', () => {
  expect(check('nothing', new Uint8Array(0), 1)).toBe(8)
  expect(check('one byte', new Uint8Array([200]), 1)).toBe(9)
})
