import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { openContent } from './fixtures.ts'

test.each([
  [1, 1],
  [4095, 1],
  [4096, 1],
  [4097, 2],
  [3 * 4096 + 5, 4],
])('%i bytes are %i pages', (bytes, pages) => {
  using dump = openContent(Buffer.alloc(bytes))
  expect(dump.facts).toMatchObject({ format: 'raw', guestBytes: bytes, totalPages: pages })
  expect(dump.facts.warnings).toHaveLength(bytes % 4096 === 0 ? 0 : 1)
  expect(takeCensus(dump)).toEqual({ total: pages, zero: pages })
})

test('a part-page counts by the bytes it has', () => {
  const content = Buffer.alloc(4096 + 100)
  content[4096 + 99] = 1
  using dump = openContent(content)
  // The buffer holds old content where the part-page ends.
  expect(takeCensus(dump, { buffer: Buffer.alloc(4096, 0xff) })).toEqual({ total: 2, zero: 1 })
})
