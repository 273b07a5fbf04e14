import { expect, test } from 'vitest'
import { buildElf, page } from '../elf-builder.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { buildFlattened, bytesOf, recordHeader, recordsOf, unwrapped } from './builder.ts'

const elf = buildElf({ loads: [{ paddr: 0x1000, data: page(1, 4 * 4096) }] })
const records = recordsOf(elf, 1024)
const whole = buildFlattened(records)

test('cut at any byte: what it holds and a warning, or a typed error before the first record', () => {
  for (let bytes = 16; bytes < whole.length; bytes += bytes < 6300 ? 7 : 999) {
    const cut = whole.subarray(0, bytes)
    if (bytes <= 4112) {
      expect([bytes, failureOf(() => openContent(cut)).code]).toEqual([bytes, 'truncated'])
      continue
    }
    using source = unwrapped(cut)
    const held = bytesOf(source)
    expect(held.equals(elf.subarray(0, held.length))).toBe(true)
    const records = Math.floor((bytes - 4096) / 1040)
    expect(held.length).toBeGreaterThanOrEqual(Math.min(elf.length, records * 1024))
    expect(source.warnings).toEqual([
      `The flattened stream is cut short: it ends at byte ${bytes} without an end record. What it holds is read.`,
    ])
  }
})

test('a dump inside that lost its tail opens with both warnings', () => {
  using dump = openContent(whole.subarray(0, whole.length - 5000))
  expect(dump.facts.warnings[0]).toContain('flattened stream is cut short')
  expect(dump.facts.warnings[1]).toContain('The file is cut short')
  expect(contentOf(dump).equals(page(1, dump.facts.guestBytes))).toBe(true)
})

test.each([
  [16, 'type', 2n],
  [24, 'version', -1n],
])('byte %i, an unknown %s', (offset, what, value) => {
  const odd = Buffer.from(whole)
  odd.writeBigInt64BE(value, offset)
  const failure = failureOf(() => openContent(odd))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain(`flattened dump of ${what} ${value}`)
  expect(failure.details).toMatchObject({ offset, expected: 1, found: String(value) })
})

test.each([
  ['a size below zero', recordHeader(0n, -5n), 'damaged'],
  ['a place below zero', recordHeader(-2n, 5n), 'damaged'],
  ['half an end record', recordHeader(-1n, 0n), 'damaged'],
  ['a size of 2^63 - 1', recordHeader(2n ** 20n, 2n ** 63n - 1n), 'cut short'],
  ['a place of 2^63 - 1', recordHeader(2n ** 63n - 1n, 0n), 'cut short'],
])('%s ends the stream with a warning', (_, header, warning) => {
  using source = unwrapped(buildFlattened(records, header))
  expect(source.warnings.join()).toContain(warning)
  expect(bytesOf(source).equals(elf)).toBe(true)
})

test('a place that would make a file of petabytes is left out', () => {
  const far = [...records, { at: 2n ** 52n, data: page(9) }]
  using source = unwrapped(buildFlattened(far))
  expect(source.bytes).toBe(elf.length)
  expect(source.warnings.join()).toContain('1 records of the flattened stream belong to places far')
})

test('places without a record are zero; past the last one is a typed error', () => {
  using source = unwrapped(buildFlattened([{ at: 100, data: Buffer.from('end') }]))
  expect(bytesOf(source).equals(Buffer.concat([Buffer.alloc(100), Buffer.from('end')]))).toBe(true)
  const failure = failureOf(() => source.read(101, new Uint8Array(5)))
  expect(failure.code).toBe('truncated')
  expect(failure.details).toMatchObject({ offset: 101, expected: 5, found: 2 })
})

test('what is inside and no dump is refused, not taken for raw memory', () => {
  const failure = failureOf(() => openContent(buildFlattened([{ at: 0, data: page(1) }])))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain('what is inside is no dump (kdump or elf)')
})

test('an unread format inside is refused by its own name', () => {
  const inside = Buffer.concat([Buffer.from('BZh9'), page(1)])
  const failure = failureOf(() => openContent(buildFlattened([{ at: 0, data: inside }])))
  expect(failure.message).toContain('bzip2 file')
})

test('flattened twice opens, flattened without end does not', () => {
  let content = elf
  for (let times = 1; times <= 4; times++) {
    content = buildFlattened(recordsOf(content, 10_000))
    if (times <= 3) {
      using dump = openContent(content)
      expect(contentOf(dump).equals(page(1, 4 * 4096))).toBe(true)
    } else {
      const failure = failureOf(() => openContent(content))
      expect(failure.message).toContain('packed more than 3 times over')
    }
  }
})
