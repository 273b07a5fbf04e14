/**
 * Writes one guest in several forms for the reading benchmark: the built-in sample's pages over and over.
 * The files hold the same pages, so that only the form differs.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
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

/** @param copies of the 64 MiB sample, one behind the other */
export function writeGuest(folder: string, copies: number): GuestFile[] {
  const memory = sampleMemory()
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
  const bytes = copies * memory.length
  const machine = Buffer.from('pc-i440fx-7.2')
  const head = Buffer.concat([
    Buffer.from('QEVM'),
    u32(3),
    Buffer.of(7),
    u32(machine.length),
    machine,
    Buffer.of(1),
    u32(1),
    text('ram'),
    u32(0),
    u32(4),
    u64(bytes + MEM_SIZE),
    text('pc.ram'),
    u64(bytes),
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
  const tail = Buffer.concat([u64(EOS), footer, Buffer.of(0)])
  return write(folder, form, copies, body, head, tail)
}

const plainPage = (page: Uint8Array) => ({ flag: RAM_PAGE, body: page })

function packedPage() {
  return (page: Uint8Array) => {
    const packed = deflateSync(page, { level: 1 })
    return { flag: COMPRESSED, body: Buffer.concat([u32(packed.length), packed]) }
  }
}
