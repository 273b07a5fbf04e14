import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { page } from '../elf-builder.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { buildLime } from '../lime/builder.ts'
import { mixed } from '../stream/streams.ts'

/** More than is unpacked at opening. */
const large = Buffer.concat([mixed(6_000_000), page(0, 2 ** 24), page(7, 100)])

test.each([
  ['gzip', gzipSync(large, { level: 1 }), large.length],
  ['zstd', zstdCompressSync(large), 4 * 2 ** 20],
])('raw memory in %s: a guess that says it is one, then the size', (_, packed, guess) => {
  using dump = openContent(packed)
  expect(dump.facts.totalPages).toBe(null)
  expect(dump.facts.guestBytes).toBeGreaterThanOrEqual(guess)
  expect(dump.facts.guestBytes).toBeLessThanOrEqual(large.length)
  expect(dump.facts.warnings).toHaveLength(1)
  expect(dump.facts.warnings[0]).toContain('a guess')

  const pages = Math.ceil(large.length / 4096)
  const shares: number[] = []
  const { total, warnings } = dump.inventory({ onProgress: share => shares.push(share) })
  expect(total).toBe(pages)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('not a whole number')
  expect(dump.facts).toMatchObject({ guestBytes: large.length, totalPages: pages, warnings: [] })
  expect(shares.length).toBeGreaterThan(10)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(contentOf(dump).equals(large)).toBe(true)
})

test('a small file is known whole at once', () => {
  using dump = openContent(gzipSync(large.subarray(0, 1_000_000)))
  expect(dump.facts).toMatchObject({ guestBytes: 1_000_000, totalPages: 245 })
})

test('headers far in are not looked for at opening', () => {
  const lime = buildLime(
    { address: 0, data: page(1, 2 ** 25) },
    { address: 2 ** 26, data: page(2) },
  )
  using dump = openContent(zstdCompressSync(lime))
  expect(dump.facts).toMatchObject({ format: 'lime', totalPages: null, blocks: [] })
  expect(dump.facts.warnings[0]).toContain('known when all of it has been unpacked once')
  expect(dump.inventory({}).total).toBe(8193)
  expect(dump.facts).toMatchObject({ totalPages: 8193, warnings: [] })
  expect(dump.facts.blocks).toHaveLength(2)
})

test('unpacking can be cancelled, and be taken up again', () => {
  using dump = openContent(gzipSync(large))
  let asked = 0
  const failure = failureOf(() => dump.inventory({ isCancelled: () => ++asked > 3 }))
  expect(failure.code).toBe('cancelled')
  expect(dump.inventory({}).total).toBe(Math.ceil(large.length / 4096))
})
