import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { page } from '../elf-builder.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { buildBitmap, buildDmp } from './builder.ts'

const pages = [0, 1, 2, 9, 15, 16, 17, 40_000, 70_001, 70_002]
const data = Buffer.concat(pages.map((_, i) => page(i)))
const runs = [[0, 80_000]] as const
const build = (odd: object = {}) =>
  buildDmp({ type: 5, runs, rest: buildBitmap({ pages, data, ...odd }) })

test.each([
  [5, 'SDMPDUMP', 'complete, with bitmap'],
  [2, 'SDMPDUMP', 'kernel memory'],
  [6, 'FDMPDUMP', 'kernel memory, with bitmap'],
])('type %i, %s', (type, mark, title) => {
  using dump = openContent(buildDmp({ type, runs, rest: buildBitmap({ pages, data, mark }) }))
  expect(dump.facts).toMatchObject({
    variant: `64-bit Windows crash dump, ${title}`,
    totalPages: 10,
    guestBytes: 40_960,
    warnings: [],
  })
  expect(dump.inventory({})).toMatchObject({ total: 10, excluded: 70_008 - 10, missing: 0 })
  expect([...dump.runs()].map(run => [run.address / 4096, run.bytes / 4096])).toEqual([
    [0, 3],
    [9, 1],
    [15, 3],
    [40_000, 1],
    [70_001, 2],
  ])
  expect(contentOf(dump).equals(data)).toBe(true)
  expect(takeCensus(dump)).toEqual({ total: 10, zero: 1 })
})

test('cut inside the pages: those there are', () => {
  const whole = build()
  using dump = openContent(whole.subarray(0, whole.length - 3 * 4096 - 1))
  expect(dump.facts.totalPages).toBe(6)
  expect(dump.facts.warnings[0]).toContain('4 pages that lie beyond are missing')
  expect(dump.inventory({})).toMatchObject({ total: 6, missing: 4 })
  expect(contentOf(dump).equals(data.subarray(0, 6 * 4096))).toBe(true)
})

test('a count that differs from the bitmap: the bitmap is believed', () => {
  using dump = openContent(build({ count: 4 }))
  expect(dump.inventory({}).total).toBe(10)
  expect(dump.inventory({}).warnings[0]).toContain('counts 4 pages, its bitmap 10')
  expect(contentOf(dump).equals(data)).toBe(true)
})

test('a bitmap with more pages than the file holds', () => {
  using dump = openContent(build({ data: data.subarray(0, 8192), count: 2 }))
  expect(dump.inventory({})).toMatchObject({ total: 2, missing: 8 })
  expect(contentOf(dump)).toHaveLength(8192)
})

test.each([
  ['no bits', { bits: 0 }, 0x2030, 'bad-format'],
  ['2^64 - 1 bits', { bits: 2n ** 64n - 1n }, 0x2030, 'bad-format'],
  ['pages inside the headers', { dataAt: 0x2100 }, 0x2020, 'bad-format'],
  ['pages at 2^64 - 1', { dataAt: 2n ** 64n - 1n }, 0x2020, 'bad-format'],
  ['pages behind the end', { dataAt: 2 ** 40 }, 2 ** 40, 'truncated'],
  ['another mark', { mark: 'XDMPDUMP' }, 0x2000, 'bad-format'],
])('%s is refused', (_, odd, offset, code) => {
  const failure = failureOf(() => openContent(build(odd)))
  expect(failure.code).toBe(code)
  expect(failure.details).toMatchObject({ file: 'content', offset })
})

test('cut in the second header', () => {
  for (const bytes of [0x2000, 0x2008, 0x2037, 0x2038, 0x2040]) {
    const failure = failureOf(() => openContent(build().subarray(0, bytes)))
    expect([bytes, failure.code]).toEqual([bytes, bytes < 0x2038 ? 'truncated' : 'bad-format'])
  }
})

test('counting can be cancelled', () => {
  using dump = openContent(build())
  expect(failureOf(() => dump.inventory({ isCancelled: () => true })).code).toBe('cancelled')
})
