import { expect, test } from 'vitest'
import { PageCursor } from '../../src/main/dump/pages.ts'
import { buildElf, page } from './elf-builder.ts'
import { failureOf, openContent } from './fixtures.ts'

const content = buildElf({
  loads: [
    { paddr: 0x1000, data: Buffer.concat([page(1), page(2), page(3, 10)]) },
    { paddr: 0x9000, data: Buffer.concat([page(4), page(5)]) },
  ],
})

test('blocks follow each other, part-pages are padded, addresses are kept', () => {
  using dump = openContent(content)
  const cursor = new PageCursor(dump)
  const arena = Buffer.alloc(6 * 4096, 0xee)
  expect(cursor.fill(arena)).toEqual({
    pages: 5,
    bytes: 4 * 4096 + 10,
    runs: [
      { block: 0, page: 0, address: 0x1000, pages: 3 },
      { block: 1, page: 3, address: 0x9000, pages: 2 },
    ],
    unknown: [],
  })
  const third = Buffer.concat([page(3, 10), page(0, 4086)])
  const all = Buffer.concat([page(1), page(2), third, page(4), page(5)])
  expect(arena.subarray(0, 5 * 4096).equals(all)).toBe(true)
  expect(arena.subarray(5 * 4096).equals(page(0xee))).toBe(true)
  expect(cursor.doneBytes).toBe(dump.facts.guestBytes)
  expect(cursor.fill(arena)).toEqual({ pages: 0, bytes: 0, runs: [], unknown: [] })
})

test('a small buffer is filled again and again, across blocks', () => {
  using dump = openContent(content)
  const cursor = new PageCursor(dump)
  const arena = new Uint8Array(2 * 4096 + 1000)
  const seen = [cursor.fill(arena), cursor.fill(arena), cursor.fill(arena), cursor.fill(arena)]
  expect(seen.map(({ pages }) => pages)).toEqual([2, 2, 1, 0])
  expect(seen[1]?.runs).toEqual([
    { block: 0, page: 0, address: 0x3000, pages: 1 },
    { block: 1, page: 1, address: 0x9000, pages: 1 },
  ])
})

test('pages go straight into shared memory', () => {
  using dump = openContent(content)
  const shared = new Uint8Array(new SharedArrayBuffer(8 * 4096), 4096, 4 * 4096)
  expect(new PageCursor(dump).fill(shared).pages).toBe(4)
  expect([shared[0], shared[4096], shared[3 * 4096]]).toEqual([1, 2, 4])
})

test('a buffer smaller than a page is refused', () => {
  using dump = openContent(content)
  const cursor = new PageCursor(dump)
  expect(failureOf(() => cursor.fill(new Uint8Array(4095))).code).toBe('bad-argument')
})
