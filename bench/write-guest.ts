/**
 * Writes one guest in several forms for the reading benchmark: the built-in sample's pages over and over.
 * The files hold the same pages, so that only the form differs. `qemu-normal` alone holds others: the same number
 * of pages without a zero page among them, for which `raw-normal` is the measure.
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { openSample } from '../src/main/dump/sample.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
import { zeroTest } from '../src/workers/zero-page.ts'

const PAGE = 4096
const SAMPLE_BYTES = 64 * 1024 * 1024

export interface GuestFile {
  readonly form: string
  readonly path: string
}

/** Raw memory only. @returns its path */
export function writeRaw(folder: string, copies: number): string {
  const memory = sampleMemory()
  return write(folder, 'raw', copies, file => {
    file(memory)
  }).path
}

function sampleMemory(): Uint8Array {
  const memory = new Uint8Array(SAMPLE_BYTES)
  using sample = openSample()
  new PageCursor(sample).fill(memory)
  return memory
}

/** Zero pages replaced by the normal page before them. */
function withoutZeroPages(memory: Uint8Array): Uint8Array {
  const normal = memory.slice()
  const isZero = zeroTest(memory)
  let last = -1
  for (let at = 0; at < memory.length; at += PAGE) {
    if (!isZero(at, PAGE)) last = at
    else if (last >= 0) normal.copyWithin(at, last, last + PAGE)
    else normal.fill(1, at, at + PAGE)
  }
  return normal
}

/** @param copies of the 64 MiB sample, one behind the other */
export function writeGuest(folder: string, copies: number): GuestFile[] {
  const memory = sampleMemory()
  const normal = withoutZeroPages(memory)
  const bytes = copies * SAMPLE_BYTES
  return [
    write(folder, 'raw', copies, file => {
      file(memory)
    }),
    write(
      folder,
      'lime',
      copies,
      file => {
        file(memory)
      },
      limeHeader(bytes),
    ),
    stream(folder, 'qemu-plain', memory, copies, plainPage),
    stream(folder, 'qemu-compress', memory, copies, packedPage()),
    mappedRam(folder, memory, copies),
    multifd(folder, memory, copies),
    write(folder, 'raw-normal', copies, file => {
      file(normal)
    }),
    stream(folder, 'qemu-normal', normal, copies, plainPage),
  ]
}

type Write = (bytes: Uint8Array) => void

function write(
  folder: string,
  form: string,
  copies: number,
  body: (file: Write, copy: number) => void,
  head: Uint8Array = new Uint8Array(0),
  tail: Uint8Array = new Uint8Array(0),
): GuestFile {
  const path = join(folder, `guest.${form}`)
  const fd = openSync(path, 'w')
  const file: Write = bytes => {
    writeSync(fd, bytes)
  }
  file(head)
  for (let copy = 0; copy < copies; copy++) body(file, copy)
  file(tail)
  closeSync(fd)
  return { form, path }
}

/** One range from 0; its end is inclusive. */
function limeHeader(bytes: number): Uint8Array {
  const header = Buffer.alloc(32)
  header.writeUInt32LE(0x4c694d45, 0)
  header.writeUInt32LE(1, 4)
  header.writeBigUInt64LE(BigInt(bytes - 1), 16)
  return header
}

// QEMU's migration stream, migration/ram.c and savevm.c: one block, one section that starts and one that ends.
const ZERO = 0x02
const MEM_SIZE = 0x04
const RAM_PAGE = 0x08
const EOS = 0x10
const CONTINUE = 0x20
const COMPRESSED = 0x100
const MULTIFD_MAGIC = 0x11223344
const PACKET_PAGES = 128

const text = (value: string) => Buffer.concat([Buffer.of(value.length), Buffer.from(value)])
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const u64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}
const footer = Buffer.concat([Buffer.of(0x7e), u32(1)])

function stream(
  folder: string,
  form: string,
  memory: Uint8Array,
  copies: number,
  record: (page: Uint8Array) => { flag: number; body: Uint8Array },
): GuestFile {
  const head = Buffer.concat([
    ramHead(copies * memory.length),
    u64(EOS),
    footer,
    Buffer.of(3),
    u32(1),
  ])
  const isZero = zeroTest(memory)
  const body = (file: Write, copy: number) => {
    const parts: Uint8Array[] = []
    for (let at = 0; at < memory.length; at += PAGE) {
      const address = copy * memory.length + at
      const first = address === 0
      const made = isZero(at, PAGE)
        ? { flag: ZERO, body: Buffer.of(0) }
        : record(memory.subarray(at, at + PAGE))
      parts.push(u64(address + made.flag + (first ? 0 : CONTINUE)))
      if (first) parts.push(text('pc.ram'))
      parts.push(made.body)
    }
    file(Buffer.concat(parts))
  }
  return write(folder, form, copies, body, head, streamTail)
}

/** Up to RAM's list of blocks, whose one block is last. */
function ramHead(bytes: number, ...capabilities: string[]): Buffer {
  const machine = Buffer.from('pc-i440fx-7.2')
  const configuration = [
    Buffer.of(5),
    text('configuration/capabilities'),
    u32(1),
    u32(capabilities.length),
    ...capabilities.map(text),
  ]
  return Buffer.concat([
    Buffer.from('QEVM'),
    u32(3),
    Buffer.of(7),
    u32(machine.length),
    machine,
    ...(capabilities.length > 0 ? configuration : []),
    Buffer.of(1),
    u32(1),
    text('ram'),
    u32(0),
    u32(4),
    u64(bytes + MEM_SIZE),
    text('pc.ram'),
    u64(bytes),
  ])
}

const streamTail = Buffer.concat([u64(EOS), footer, Buffer.of(0)])
const endSection = Buffer.concat([u64(EOS), footer, Buffer.of(3), u32(1)])

/** docs/devel/migration/mapped-ram.rst: the block's header, its bitmap, its pages; zero pages are holes. */
function mappedRam(folder: string, memory: Uint8Array, copies: number): GuestFile {
  const bytes = copies * memory.length
  const list = ramHead(bytes, 'mapped-ram')
  const bitmap = new Uint8Array(bytes / PAGE / 8)
  const isZero = zeroTest(memory)
  for (let page = 0; page < bytes / PAGE; page++) {
    if (isZero((page * PAGE) % memory.length, PAGE)) continue
    bitmap[page >> 3] = (bitmap[page >> 3] ?? 0) | (1 << (page & 7))
  }
  const bitmapAt = list.length + 28
  const pagesAt = Math.ceil((bitmapAt + bitmap.length) / 2 ** 20) * 2 ** 20
  const header = Buffer.concat([list, u32(1), u64(PAGE), u64(bitmapAt), u64(pagesAt), bitmap])
  const head = Buffer.concat([header, Buffer.alloc(pagesAt - header.length)])
  const body = (file: Write) => {
    file(memory)
  }
  return write(
    folder,
    'qemu-mapped-ram',
    copies,
    body,
    head,
    Buffer.concat([endSection, streamTail]),
  )
}

/** migration/multifd.h, one channel that is not compressed, zero pages in its packets as since QEMU 9.0. */
function multifd(folder: string, memory: Uint8Array, copies: number): GuestFile {
  const path = join(folder, 'multifd')
  mkdirSync(path)
  const main = Buffer.concat([ramHead(copies * memory.length, 'multifd'), endSection, streamTail])
  write(path, 'main', 1, () => undefined, main)
  const isZero = zeroTest(memory)
  const body = (file: Write, copy: number) => {
    for (let from = 0; from < memory.length; from += PACKET_PAGES * PAGE) {
      const places = Array.from({ length: PACKET_PAGES }, (_, i) => from + i * PAGE)
      const normal = places.filter(at => !isZero(at, PAGE))
      const zero = places.filter(at => isZero(at, PAGE))
      const table = Buffer.alloc(8 * PACKET_PAGES)
      for (const [i, at] of [...normal, ...zero].entries()) {
        table.writeBigUInt64BE(BigInt(copy * memory.length + at), 8 * i)
      }
      const head = Buffer.alloc(320)
      head.writeUInt32BE(MULTIFD_MAGIC, 0)
      head.writeUInt32BE(1, 4)
      head.writeUInt32BE(PACKET_PAGES, 12)
      head.writeUInt32BE(normal.length, 16)
      head.writeUInt32BE(normal.length * PAGE, 20)
      head.writeUInt32BE((copy * memory.length + from) / PACKET_PAGES / PAGE, 28)
      head.writeUInt32BE(zero.length, 32)
      head.write('pc.ram', 64)
      file(Buffer.concat([head, table, ...normal.map(at => memory.subarray(at, at + PAGE))]))
    }
  }
  const hello = Buffer.alloc(64)
  hello.writeUInt32BE(MULTIFD_MAGIC, 0)
  hello.writeUInt32BE(1, 4)
  write(path, 'channel-00', copies, body, hello)
  return { form: 'qemu-multifd', path }
}

const plainPage = (page: Uint8Array) => ({ flag: RAM_PAGE, body: page })

function packedPage() {
  return (page: Uint8Array) => {
    const packed = deflateSync(page, { level: 1 })
    return { flag: COMPRESSED, body: Buffer.concat([u32(packed.length), packed]) }
  }
}
