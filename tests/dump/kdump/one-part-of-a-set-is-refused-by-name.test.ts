import { expect, test } from 'vitest'
import { failureOf, openContent } from '../fixtures.ts'
import { buildKdump, pageOf } from './builder.ts'

const pages = [{ frame: 70, data: pageOf(70) }]
const kinds = [2, 5, 6].flatMap(version => [
  { version, wide: true, little: true },
  { version, wide: false, little: true },
  { version, wide: false, little: false, machine: 'ppc' },
])

test.each(kinds)('version $version, 64 bits: $wide, little-endian: $little', kind => {
  for (const [start, end, place] of [
    [0, 64, ' (the first part)'],
    [64, 128, ''],
    [128, 200, ' (the last part)'],
  ] as const) {
    const content = buildKdump({ ...kind, pages, frames: 200, split: [start, end] })
    const failure = failureOf(() => openContent(content))
    expect(failure.code).toBe('bad-format')
    const range = `0x${start.toString(16)} up to 0x${end.toString(16)} of 0xc8`
    expect(failure.message).toContain('one part of a set that makedumpfile --split wrote')
    expect(failure.message).toContain(`page frames ${range}${place}.`)
    expect(failure.message).toContain('All parts are needed')
  }
})

test('version 1 has no such field', () => {
  using dump = openContent(buildKdump({ version: 1, pages, split: [0, 64] }))
  expect(dump.inventory({}).total).toBe(1)
})
