import { expect, test } from 'vitest'
import { buildElf, page } from './elf-builder.ts'
import { contentOf, failureOf, openContent } from './fixtures.ts'

const loads = [
  { paddr: 0, data: page(1) },
  { paddr: 0x10000, data: page(2, 3 * 4096) },
  { paddr: 0x20000, data: page(3) },
]
const notes = [{ owner: 'QEMU', type: 0, desc: 'x'.repeat(440) }]
const whole = buildElf({ loads, notes })
const dataStart = whole.length - 5 * 4096

test('cut inside a load: that load ends there, later ones are gone, a warning says where', () => {
  const bytes = dataStart + 4096 + 5000
  using dump = openContent(whole.subarray(0, bytes))
  expect(dump.facts.blocks).toEqual([
    { name: 'load 0', address: 0, bytes: 4096 },
    { name: 'load 1', address: 0x10000, bytes: 5000 },
  ])
  expect(contentOf(dump).equals(Buffer.concat([page(1), page(2, 5000)]))).toBe(true)
  expect(dump.facts.warnings[0]).toBe(
    `The file is cut short: it ends at byte ${bytes}, inside or before load 1 at address 0x11388. 11.1 KiB (3 pages) of guest memory are missing; the rest is read.`,
  )
})

test('cut at every byte of the headers: always the same typed error, never pages', () => {
  for (let bytes = 4; bytes <= dataStart; bytes++) {
    const failure = failureOf(() => openContent(whole.subarray(0, bytes)))
    expect([bytes, failure.code]).toEqual([bytes, 'truncated'])
  }
})

test('one byte of memory is enough to open', () => {
  using dump = openContent(whole.subarray(0, dataStart + 1))
  expect(dump.facts).toMatchObject({ guestBytes: 1, totalPages: 1 })
})
