/**
 * Against what QEMU 7.2 said of a guest of 128 MiB that stood still (query-migrate): its `transferred` also has the
 * blocks' names, the list of blocks and the marks between, which come to less than 0.02 % of it.
 */
import { expect, test } from 'vitest'
import { sentBytes, sentUncompressed } from '../../../src/shared/plan/sent-bytes.ts'

const pageSize = 4096

test('without compression: 27618 normal and 9392 duplicate pages', () => {
  const pages = { total: 37_010, normal: 27_618, duplicate: 9392 }
  const transferred = 113_428_943
  const sent = sentUncompressed({ pages }, pageSize)
  expect(sent).toBe(27_618 * 4104 + 9392 * 9)
  expect(Math.abs(sent / transferred - 1)).toBeLessThan(0.0002)
  // A page stored raw is the page and its word: the same bytes.
  const stored = {
    pages,
    bytesOut: 27_618 * pageSize,
    storedRaw: 27_618,
    threads: [{ requests: 27_618 }],
  }
  expect(sentBytes(stored)).toBe(sent)
})

test('compress with two threads: 27618 pages compressed, 6 normal, 9406 duplicate', () => {
  // QEMU counts a page's length, 4 bytes, into compressed-size.
  const compressed = 49_976_274 - 27_618 * 4
  const sent = sentBytes({
    pages: { total: 37_030, normal: 27_624, duplicate: 9406 },
    bytesOut: compressed + 6 * pageSize,
    storedRaw: 6,
    threads: [{ requests: 20_000 }, { requests: 7624 }],
  })
  expect(Math.abs(sent / 50_306_681 - 1)).toBeLessThan(0.0002)
})

test('a request of 16 pages keeps the word of each page and has one length', () => {
  const sent = sentBytes({
    pages: { total: 32, normal: 32, duplicate: 0 },
    bytesOut: 20_000,
    storedRaw: 0,
    threads: [{ requests: 1 }, { requests: 1 }],
  })
  expect(sent).toBe(20_000 + 32 * 8 + 2 * 4)
})
