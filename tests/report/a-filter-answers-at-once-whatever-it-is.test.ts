/** Globs over point labels: `*` any text, `?` one character, all else itself; many stars take no longer. */
import { expect, test } from 'vitest'
import { fitsFilter } from '../../src/shared/sweep.ts'

test.each([
  ['zlib-1 t4 4K', 'zlib-1 t4 4K', true],
  ['zlib-1 t4 4K', 'zlib*', true],
  ['zlib-1 t4 4K', '*t4*', true],
  ['zlib-1 t4 4K', '*4K', true],
  ['zlib-1 t4 4K', 'zlib-? t4 ?K', true],
  ['zlib-1 t4 4K', '*a*', false],
  ['zlib-1 t4 4K', 'zlib', false],
  ['zlib-1 t4 4K', 'zlib-1.t4.4K', false],
  ['zlib-1 t4 4K', '?lib', false],
  ['aab', '*ab', true],
  ['abab', 'a*ab', true],
  ['', '*', true],
  ['', '?', false],
])('%j and %j: %j', (label, glob, fits) => {
  expect(fitsFilter(label, [glob])).toBe(fits)
})

test('one of several is enough, none at all is every point', () => {
  expect(fitsFilter('zstd-1 t1 4K', ['zlib*', 'zstd*'])).toBe(true)
  expect(fitsFilter('zstd-1 t1 4K', [])).toBe(true)
})

test('a hundred stars on a long text that does not fit', () => {
  expect(fitsFilter('a'.repeat(4000), [`${'*?'.repeat(99)}*b`])).toBe(false)
})
