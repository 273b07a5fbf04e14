import { expect, test } from 'vitest'
import { page } from '../elf-builder.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { buildDmp } from './builder.ts'

const rest = Buffer.concat([page(1), page(2), page(3)])
const runs = [
  [1, 2],
  [0x10_0000, 1],
] as const

test('a complete dump', () => {
  using dump = openContent(buildDmp({ runs, rest }))
  expect(dump.facts).toMatchObject({
    format: 'dmp',
    variant: '64-bit Windows crash dump, complete',
    machine: 'x86-64',
    totalPages: 3,
    blocks: [
      { name: 'run 0', address: 4096, bytes: 8192 },
      { name: 'run 1', address: 2 ** 32, bytes: 4096 },
    ],
    warnings: [],
  })
  expect(contentOf(dump).equals(rest)).toBe(true)
})

test('cut anywhere: what it holds and a warning, or a typed error before the first memory', () => {
  const whole = buildDmp({ runs, rest })
  for (const bytes of [8, 100, 0x1fff, 0x2000]) {
    const failure = failureOf(() => openContent(whole.subarray(0, bytes)))
    expect([bytes, failure.code]).toEqual([bytes, 'truncated'])
  }
  for (const bytes of [1, 4095, 4096, 8192, 8193, 12_287]) {
    using dump = openContent(whole.subarray(0, 0x2000 + bytes))
    expect(contentOf(dump).equals(rest.subarray(0, bytes))).toBe(true)
    expect(dump.facts.warnings[0]).toContain('cut short')
  }
})

test.each([
  ['a count of pages that is wrong', { pageCount: 99 }, 3, 'counts 99 pages'],
  ['a run of 2^64 - 1 pages', { runs: [...runs, [0, 2n ** 64n - 1n]] }, 3, 'damaged'],
  ['a run of 2^51 pages', { runs: [...runs, [2 ** 40, 2n ** 51n]] }, 3, 'cut short'],
  ['a run at 2^64 - 1', { runs: [...runs, [2n ** 64n - 1n, 1]] }, 3, 'damaged'],
  ['runs that overlap', { runs: [...runs, [2, 1]], rest: Buffer.alloc(16_384) }, 3, 'overlap'],
  ['more bytes than runs', { rest: Buffer.alloc(20_000) }, 3, 'follow the last run'],
] as const)('%s: the rest, and a warning', (_, odd, pages, warning) => {
  using dump = openContent(buildDmp({ runs, rest, ...odd }))
  expect(dump.facts.totalPages).toBe(pages)
  expect(dump.facts.warnings.join()).toContain(warning)
  expect(contentOf(dump)).toHaveLength(pages * 4096)
})

test.each([
  ['no runs', { runs: [] }, 0x88],
  ['a run count that was never filled in', { runCount: 0x4547_4150 }, 0x88],
  ['a small dump', { type: 4 }, 0xf98],
  ['a type that nobody knows', { type: 77 }, 0xf98],
  ['another page size', { machine: 0x200 }, 0x30],
])('%s is refused', (_, odd, offset) => {
  const failure = failureOf(() => openContent(buildDmp({ runs, rest, ...odd })))
  expect(failure.code).toBe('bad-format')
  expect(failure.details).toMatchObject({ file: 'content', offset })
})
