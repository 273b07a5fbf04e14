import { expect, test } from 'vitest'
import { infoJson } from '../../src/main/cli/info-json.ts'
import { infoTable } from '../../src/main/cli/info-table.ts'
import type { Census, DumpFacts } from '../../src/shared/dump-facts.ts'

const facts: DumpFacts = {
  name: 'live.mig',
  fileBytes: 90_000,
  format: 'qemu-stream',
  variant: 'QEMU migration stream, compressed pages',
  creator: 'QEMU 7.2 or newer',
  machine: 'pc-i440fx-7.2',
  pageSize: 4096,
  guestBytes: 81_920,
  totalPages: null,
  blocks: [
    { name: 'pc.ram', address: 0, bytes: 65_536 },
    { name: 'vga.vram', address: null, bytes: 16_384 },
  ],
  warnings: [],
}
const census: Census = {
  total: 18,
  zero: 6,
  excluded: 1,
  missing: 1,
  repeated: 5,
  passes: [16, 4, 3],
  compression: { method: 'zlib', pages: 10, storedBytes: 16_384 },
  warnings: ['skipped'],
}

test('the table', () => {
  const lines = infoTable(facts, census, null).split('\n')
  const rows = lines.map(line => line.split(/ {2,}/))
  expect(rows).toContainEqual(['creator', 'QEMU 7.2 or newer'])
  expect(rows).toContainEqual(['excluded', '1', "left out by the dump's maker"])
  expect(rows).toContainEqual(['missing', '1', 'the file does not hold them'])
  expect(rows).toContainEqual(['repeated', '5', 'sent again later'])
  expect(rows).toContainEqual(['passes', '3: 16, 4, 3'])
  expect(rows).toContainEqual(['compression', 'zlib, 10 pages in 16 KiB, rate 2.50'])
  expect(rows).toContainEqual(['pc.ram', '0x0', '0xffff', '64 KiB'])
  expect(rows).toContainEqual(['vga.vram', '(address unknown)', '16 KiB'])
  expect(rows).toContainEqual(['warning: skipped'])
})

test('the JSON', () => {
  expect(JSON.parse(infoJson(facts, census, null))).toMatchObject({
    creator: 'QEMU 7.2 or newer',
    pages: { total: 18, zero: 6, excluded: 1, missing: 1, repeated: 5 },
    passes: [16, 4, 3],
    compression: { method: 'zlib', pages: 10, storedBytes: 16_384, rate: 2.5 },
    blocks: [{ address: 0 }, { name: 'vga.vram', address: null }],
    warnings: ['skipped'],
  })
})

test('what the file does not say is null in JSON and said to be so in the table', () => {
  const silent = { ...facts, creator: null, machine: null }
  expect(JSON.parse(infoJson(silent, census, null))).toMatchObject({ creator: null, machine: null })
  expect(infoTable(silent, census, null)).toMatch(/^creator +not said$/m)
})

test('of hundreds of passes the first and the last ones are listed', () => {
  const passes = Array.from({ length: 900 }, (_, i) => i + 1)
  const text = infoTable(facts, { ...census, passes }, null)
  expect(text).toMatch(/^passes +900: 1, 2, .*, 12, …, 889, .*, 900$/m)
})
