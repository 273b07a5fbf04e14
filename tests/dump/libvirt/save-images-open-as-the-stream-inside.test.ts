import { expect, test } from 'vitest'
import { sniff } from '../../../src/main/dump/open.ts'
import { failureOf, file, open, openContent } from '../fixtures.ts'
import {
  capabilities,
  eos,
  head,
  memSize,
  page,
  pageRecord,
  ramEnd,
  stream,
  tail,
  u32,
  u64,
  u8,
  short,
  footer,
  zeroRecord,
} from '../qemu-stream/stream-builder.ts'
import { firstBytes } from '../qemu-stream/streams.ts'
import { saved, xml } from './save-builder.ts'

const content = stream(2, [zeroRecord(0, 'pc.ram'), pageRecord(1, page(5))])

test.each([[false], [true]])('raw, big-endian: %s', big => {
  const path = file('guest.save', saved(content, { big }))
  expect(sniff(path)).toEqual({ kind: 'dump', format: 'qemu-stream' })
  using dump = open(path)
  expect(dump.facts).toMatchObject({
    name: 'guest.save',
    format: 'qemu-stream',
    variant: 'QEMU migration stream, plain pages, libvirt save image',
    creator: 'libvirt with QEMU 7.2 or newer',
    fileBytes: 92 + xml.length + content.length,
    pageSize: 4096,
  })
  expect(firstBytes(dump)).toEqual([0, 5])
})

test('sparse: a mapped-ram stream whose offsets count from the start of the file', () => {
  const start = Buffer.concat([
    head('pc-q35-10.0', capabilities('mapped-ram')),
    u8(1),
    u32(2),
    short('ram'),
    u32(0),
    u32(4),
  ])
  const at = 92 + xml.length + start.length
  const header = (bitmapAt: number, pagesAt: number) =>
    Buffer.concat([u32(1), u64(4096), u64(bitmapAt), u64(pagesAt)])
  const listBytes = memSize([{ name: 'pc.ram', bytes: 8192, extra: header(0, 0) }]).length
  const bitmapAt = at + listBytes
  const extra = header(bitmapAt, 16_384)
  const inside = Buffer.concat([
    start,
    memSize([{ name: 'pc.ram', bytes: 8192, extra }]),
    Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.alloc(16_384 - bitmapAt - 8),
    page(0),
    page(5),
    eos,
    footer(),
    ramEnd(),
    tail(),
  ])
  using dump = openContent(saved(inside, { packing: 6 }))
  expect(dump.facts.variant).toBe('QEMU migration stream, mapped-ram, libvirt save image')
  expect(firstBytes(dump)).toEqual([0, 5])
})

test.each([
  ['bzip2', 2],
  ['xz', 3],
  ['lzop', 4],
])('packed by %s: refused with the command that unpacks it', (program, packing) => {
  const failure = failureOf(() => openContent(saved(content, { packing })))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain(`tail -c +${92 + xml.length + 1} FILE | ${program} -dc`)
  expect(failure.details).toMatchObject({ offset: 28, found: program })
})

test('one that was never finished', () => {
  const failure = failureOf(() => openContent(saved(content, { magic: 'LibvirtQemudPart' })))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain('never finished')
})

test.each([
  ['another version', { version: 3 }, 'bad-format'],
  ['version 0', { version: 0 }, 'bad-format'],
  ['a packing that does not exist', { packing: 7 }, 'bad-format'],
  ['more XML than there is', { xmlBytes: 0xffff_ffff }, 'truncated'],
  ['XML of another length', { xmlBytes: 100 }, 'bad-format'],
])('%s is a typed error', (_, what, code) => {
  const failure = failureOf(() => openContent(saved(content, what)))
  expect(failure.code).toBe(code)
  expect(failure.details.file).toBe('content')
})

test('cut short at any byte of its header', () => {
  for (let length = 16; length < 92; length++) {
    expect(failureOf(() => openContent(saved(content).subarray(0, length))).code).toBe('truncated')
  }
})
