import { expect, test } from 'vitest'
import { buildElf, page } from './elf-builder.ts'
import { contentOf, openContent } from './fixtures.ts'

test.each([
  ['ELF64', true, true],
  ['ELF64 big-endian', true, false],
  ['ELF32', false, true],
  ['ELF32 big-endian', false, false],
])('%s with 66,000 loads', (_, wide, little) => {
  const data = page(7, 8)
  const loads = Array.from({ length: 66_000 }, (_, i) => ({ paddr: i * 4096, data }))
  using dump = openContent(buildElf({ wide, little, loads, sectionCount: loads.length }))
  expect(dump.facts.blocks).toHaveLength(66_000)
  expect(dump.facts.blocks.at(-1)).toEqual({ name: 'load 65999', address: 65_999 * 4096, bytes: 8 })
  expect(dump.facts.warnings).toEqual([
    '66000 blocks end inside a page; such a part counts as a page.',
  ])
})

test('a file cut before section zero: headers are walked and nothing that is there is lost', () => {
  const loads = Array.from({ length: 70_000 }, (_, i) => ({ paddr: i * 4096, data: page(1, 16) }))
  const whole = buildElf({ loads, sectionCount: loads.length })
  using dump = openContent(whole.subarray(0, whole.length - 64 - 5 * 16))
  expect(dump.facts.blocks).toHaveLength(69_995)
  expect(dump.facts.warnings[0]).toContain('70,000 were found by walking')
  expect(dump.facts.warnings[1]).toContain('ends at byte')
  expect(contentOf(dump).every(byte => byte === 1)).toBe(true)
})
