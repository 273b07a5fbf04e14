import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { failureOf, openContent } from '../fixtures.ts'
import {
  eos,
  head,
  memSize,
  page,
  pageRecord,
  partOf,
  ramEnd,
  ramPart,
  ramStart,
  short,
  startOf,
  storedRecord,
  stream,
  subsection,
  u16,
  u32,
  u64,
  u8,
  xbzrleRecord,
  zeroRecord,
} from './stream-builder.ts'

const ram = [{ name: 'pc.ram', bytes: 4096 * 4 }]
const refusal = (...parts: Buffer[]) => failureOf(() => openContent(Buffer.concat(parts)))

test.each([
  ['version', [Buffer.from('QEVM'), u32(2), u8(7)], 4, 2],
  ['machine name', [Buffer.from('QEVM'), u32(3), u8(7), u32(0xffff_ffff)], 9, 0xffff_ffff],
  [
    'count of capabilities',
    [head('pc', subsection('configuration/capabilities', u32(0xffff_ffff)))],
    47,
    0xffff_ffff,
  ],
  ['page size', [head('pc', subsection('configuration/target-page-bits', u32(63)))], 51, 63],
])('a %s that cannot be: where, expected, found', (_, parts, offset, found) => {
  const failure = refusal(...parts)
  expect(failure.code).toBe('bad-format')
  expect(failure.details).toMatchObject({ file: 'content', offset, found })
  expect(failure.details.expected).toBeDefined()
})

test.each([
  ['no RAM block list', ramStart(zeroRecord(0, 'pc.ram'))],
  ['an amount of RAM of 0', ramStart(memSize(ram, 0))],
  ['2^63 bytes of RAM', ramStart(memSize([{ name: 'pc.ram', bytes: 2n ** 63n }]))],
  ['a block larger than the sum', ramStart(memSize([{ name: 'a', bytes: 2n ** 62n }], 8192))],
  ['a block of no bytes', ramStart(memSize([{ name: 'a', bytes: 0 }], 8192))],
  ['a block of part of a page', ramStart(memSize([{ name: 'a', bytes: 1000 }], 8192))],
  ['a block without a name', ramStart(memSize([{ name: '', bytes: 8192 }]))],
  ['two blocks of one name', ramStart(memSize([...ram, ...ram]))],
])('%s is a bad-format', (_, part) => {
  expect(refusal(head(), part, ramEnd()).code).toBe('bad-format')
})

test('a million blocks are refused before they are kept', () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({ name: `b${i}`, bytes: 4096 }))
  const failure = refusal(head(), ramStart(memSize(many)))
  expect(failure.details.expected).toBe('names of at most 4096 blocks')
})

test('4 PiB of RAM in a small file: what is there, and no memory for what is not', () => {
  const bytes = 2n ** 52n - 4096n
  const last = bytes / 4096n - 1n
  const records = [0n, last / 2n, last].map(i => zeroRecord(i, 'pc.ram'))
  using dump = openContent(
    Buffer.concat([head(), ramStart(memSize([{ name: 'pc.ram', bytes }])), ramPart(...records)]),
  )
  expect(dump.facts.guestBytes).toBe(Number(bytes))
  expect(takeCensus(dump)).toEqual({ total: 3, zero: 3 })
})

test('pages scattered over more memory than the file accounts for are refused', () => {
  const bytes = 2n ** 52n - 4096n
  const records = Array.from({ length: 2100 }, (_, i) => zeroRecord(BigInt(i) << 20n, 'pc.ram'))
  using dump = openContent(
    Buffer.concat([head(), ramStart(memSize([{ name: 'pc.ram', bytes }])), ramPart(...records)]),
  )
  const failure = failureOf(() => dump.inventory({}))
  expect(failure.code).toBe('bad-format')
})

const bomb = deflateSync(Buffer.alloc(1_000_000))
test.each([
  ['that inflates to more than a page', storedRecord(0, bomb, 'pc.ram')],
  ['that inflates to less than a page', storedRecord(0, deflateSync(Buffer.alloc(9)), 'pc.ram')],
  ['that is no zlib stream', storedRecord(0, page(9).subarray(0, 99), 'pc.ram')],
])('a compressed page %s is a bad-format when it is read', (_, record) => {
  using dump = openContent(stream(4, [record]))
  const [run] = dump.runs()
  if (!run) throw new Error('no run')
  const failure = failureOf(() => dump.read(run, 0, new Uint8Array(4096)))
  expect(failure.code).toBe('bad-format')
  expect(failure.details.offset).toBeGreaterThan(0)
})

test.each([
  ['more bytes than the page has', Buffer.from([0xff, 0x1f, 4, 1, 2, 3, 4])],
  ['more bytes than follow', Buffer.from([0, 9, 1])],
  ['a number that does not end', Buffer.from([0x80, 0x80, 0x80, 1, 1])],
  ['an empty change', Buffer.from([1, 0])],
  ['bytes that stay at its end', Buffer.from([0, 1, 1, 5])],
])('an XBZRLE record with %s is a bad-format when it is read', (_, delta) => {
  using dump = openContent(stream(4, [pageRecord(0, page(1), 'pc.ram'), xbzrleRecord(0, delta)]))
  const [run] = dump.runs()
  if (!run) throw new Error('no run')
  expect(failureOf(() => dump.read(run, 0, new Uint8Array(4096))).code).toBe('bad-format')
})

const place = (flags: number) => Buffer.concat([u64(0x1000 | flags), short('pc.ram')])
test.each([
  ['of a page beyond the block', zeroRecord(4, 'pc.ram')],
  ['of a block that is not listed', zeroRecord(0, 'pc.rom')],
  ['that goes on with a block where none was named', zeroRecord(0)],
  ['with a length above any bound', Buffer.concat([place(0x100), u32(0xffff_ffff)])],
  ['with a length of 0', Buffer.concat([place(0x100), u32(0)])],
  ['of another XBZRLE encoding', Buffer.concat([place(0x40), u8(2), u16(1), u8(0)])],
  ['of RDMA', Buffer.concat([place(0x80)])],
  ['of two kinds at once', Buffer.concat([place(0x0a), page(0)])],
])('a record %s ends the stream', (_, record) => {
  const before = Buffer.concat([head(), ramStart(memSize(ram))])
  using dump = openContent(
    Buffer.concat([before, ramPart(record), ramPart(zeroRecord(1, 'pc.ram')), ramEnd()]),
  )
  expect(failureOf(() => dump.inventory({})).code).toBe('bad-format')
  using other = openContent(
    Buffer.concat([before, ramPart(zeroRecord(1, 'pc.ram')), ramPart(record)]),
  )
  if (record.equals(zeroRecord(0))) return
  expect(other.inventory({})).toMatchObject({ total: 1, missing: 3 })
  expect(other.inventory({}).warnings).toHaveLength(1)
})

test.each([
  ['a section that never started', partOf(9, eos)],
  ['a second start of RAM', ramStart(memSize(ram))],
  ['a section of no known type', u8(0x33)],
  ['a footer of another section', Buffer.concat([u8(2), u32(2), eos, u8(0x7e), u32(7)])],
  ['an unknown section without a footer', startOf('vfio', 5, page(1)).subarray(0, -5)],
])('%s ends the stream with a warning', (_, section) => {
  const before = Buffer.concat([head(), ramStart(memSize(ram)), ramPart(zeroRecord(1, 'pc.ram'))])
  using dump = openContent(Buffer.concat([before, section]))
  expect(dump.inventory({})).toMatchObject({ total: 1, missing: 3 })
  expect(dump.inventory({}).warnings).toHaveLength(1)
})
