import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { MigrascopeError } from '../../../src/shared/failure.ts'
import { page } from '../elf-builder.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { mixed } from '../stream/streams.ts'
import { buildAvml, chunk, IDENTIFIER, literals, rawChunk } from './builder.ts'

const data = mixed(150_000)
const whole = buildAvml({ address: 0x1000, data }, { address: 0x10_0000, data: page(3) })

test('cut at any byte: whole chunks and a warning, or a typed error before the first one', () => {
  const all = Buffer.concat([data, page(3)])
  for (let bytes = 4; bytes < whole.length; bytes += bytes < 100 ? 1 : 777) {
    const cut = whole.subarray(0, bytes)
    if (bytes < 32 + 10 + 65_536) {
      expect([bytes, failureOf(() => openContent(cut)).code]).toEqual([bytes, 'truncated'])
      continue
    }
    using dump = openContent(cut)
    const held = contentOf(dump)
    expect(held.equals(all.subarray(0, held.length))).toBe(true)
    expect(dump.facts.warnings.join()).toContain('cut short')
  }
})

test('pages that a cut has taken are missing', () => {
  using dump = openContent(whole.subarray(0, 140_000))
  expect(dump.inventory({})).toMatchObject({ total: 32, missing: 5 })
})

test.each([
  ['a wrong checksum', [IDENTIFIER, chunk(page(1), false, 0)]],
  ['a wrong checksum of stored bytes', [IDENTIFIER, chunk(page(1), true, 0)]],
  ['broken snappy', [IDENTIFIER, rawChunk(0, Buffer.from('\0\0\0\0\x80\x20\xf0\x0f', 'latin1'))]],
])('%s: bad-format with the place, when the page is read', (_, chunks) => {
  using dump = openContent(buildAvml({ address: 0, data: page(1), chunks }))
  const failure = failureOf(() => takeCensus(dump))
  expect(failure.code).toBe('bad-format')
  expect(failure.details).toMatchObject({ file: 'content', offset: 32 + 10 + 8 })
})

const fill = Buffer.alloc(4)
const length = (...bytes: number[]) => Buffer.concat([fill, Buffer.from(bytes)])
test.each([
  ['an unknown kind', rawChunk(0x41, page(1))],
  ['no checksum', rawChunk(0, fill.subarray(1))],
  ['a length of 2^32 - 1', rawChunk(0, length(0xff, 0xff, 0xff, 0xff, 0x0f))],
  ['a length that does not end', rawChunk(0, length(0xff, 0xff, 0xff, 0xff, 0xff, 0xff))],
  ['no length', rawChunk(0, fill)],
  ['64 KiB and one byte', rawChunk(1, page(1, 65_537 + 4))],
  ['64 KiB and one byte, packed', rawChunk(0, Buffer.concat([fill, literals(page(1, 65_537))]))],
  ['16 MiB', rawChunk(0x80, page(1, 2 ** 24 - 1)).subarray(0, 1000)],
  ['another mark', rawChunk(0xff, Buffer.from('SnApPy'))],
  ['more than the block', chunk(page(1, 8192))],
])('a chunk of %s ends the walk, and what is before it is read', (_, odd) => {
  const chunks = [IDENTIFIER, chunk(page(7)), odd]
  using dump = openContent(buildAvml({ address: 0, data: page(7, 8192), chunks, trailer: 0 }))
  expect(dump.facts.totalPages).toBe(1)
  expect(dump.facts.warnings[0]).toMatch(/damaged|cut short/)
  expect(contentOf(dump).equals(page(7))).toBe(true)
})

test('lengths behind blocks that lead astray never fool the reader', () => {
  for (const trailer of [0n, 1n, 10n, 2n ** 63n, 2n ** 64n - 1n, BigInt(whole.length)]) {
    using dump = openContent(buildAvml({ address: 0, data: page(1), trailer }))
    expect(contentOf(dump).equals(page(1))).toBe(true)
  }
})

test('a promise of more than the chunks can hold is not believed', () => {
  const end = 2n ** 52n
  using dump = openContent(buildAvml({ address: 0, end, data: page(1) }))
  expect(dump.facts.guestBytes).toBe(4096)
  expect(dump.facts.warnings[0]).toContain('missing')
})

test.each([
  ['version 1', { version: 1 }],
  ['no address', { address: 8192, end: 0 }],
])('%s in the first header is refused', (_, odd) => {
  const failure = failureOf(() => openContent(buildAvml({ address: 0, data: page(1), ...odd })))
  expect(failure).toBeInstanceOf(MigrascopeError)
  expect(failure.code).toBe('bad-format')
})
