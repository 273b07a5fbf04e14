import { expect, test } from 'vitest'
import { page } from '../elf-builder.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { buildLime } from './builder.ts'

const data = Buffer.concat([page(1), page(2)])
const whole = buildLime({ address: 0x1000, data }, { address: 0x10_0000, data: page(3) })

test.each([
  ['old bytes', page(0xaa, 10_000)],
  ['zeros', page(0, 10_000)],
  ['a few bytes', page(0xaa, 31)],
  ['a range of version 2', buildLime({ address: 0x20_0000, data: page(9), version: 2 })],
  ['a range that ends before it starts', buildLime({ address: 9000, end: 0, data: page(9) })],
  ['a range at no exact address', buildLime({ address: 2n ** 60n + 1n, data: page(9) })],
])('%s behind it: a warning, and all before it', (_, tail) => {
  using dump = openContent(Buffer.concat([whole, tail]))
  expect(contentOf(dump).equals(Buffer.concat([data, page(3)]))).toBe(true)
  expect(dump.facts.warnings).toHaveLength(1)
  expect(dump.facts.warnings[0]).toContain(`At byte ${whole.length} `)
  expect(dump.facts.warnings[0]).toContain('are not read')
})

test('cut at any byte: what it holds and a warning, or a typed error before the first memory', () => {
  for (let bytes = 4; bytes < whole.length; bytes += bytes % 8192 < 100 ? 1 : 333) {
    const cut = whole.subarray(0, bytes)
    if (bytes <= 32) {
      expect([bytes, failureOf(() => openContent(cut)).code]).toEqual([bytes, 'truncated'])
      continue
    }
    using dump = openContent(cut)
    const held = contentOf(dump)
    expect(held.equals(Buffer.concat([data, page(3)]).subarray(0, held.length))).toBe(true)
    expect(held.length).toBe(Math.min(data.length, bytes - 32) + Math.max(0, bytes - 64 - 8192))
    // A file that ends exactly behind a range is whole.
    expect(dump.facts.warnings.length > 0).toBe(bytes !== 32 + 8192)
  }
})

test.each([
  ['an end of 2^64 - 1', 2n ** 64n - 1n],
  ['an end of 2^53', 2n ** 53n],
])('%s: the bytes there are', (_, end) => {
  using dump = openContent(buildLime({ address: 0, data: page(1) }, { address: 8192, end, data }))
  expect(dump.facts.guestBytes).toBe(3 * 4096)
  expect(dump.facts.warnings[0]).toContain('cut short')
})

test.each([
  ['version 2', { version: 2 }, 1, 2],
  ['an end before its start', { address: 8192, end: 4096 }, 1, -4095],
])('%s in the first range is a bad-format', (_, odd, expected, found) => {
  const failure = failureOf(() => openContent(buildLime({ address: 0, data, ...odd })))
  expect(failure.code).toBe('bad-format')
  expect(failure.details).toMatchObject({ file: 'content', offset: 0, expected, found })
})
