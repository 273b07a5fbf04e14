/**
 * The packets of one multifd channel: a header, a table of page offsets, and the pages' bytes as the method has
 * them. Walks packet by packet without reading the pages; what the packet says is in the fields until the next
 * call. The layout is one for all versions: what 7.2 calls unused holds the count of zero pages since 9.0.
 * Source: QEMU's migration/multifd.h, `MultiFDInit_t`, `MultiFDPacket_t`, `MultiFDPacketDeviceState_t`.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { ByteSource } from '../source.ts'
import { malformed } from './malformed.ts'
import type { WalkEnd } from './ram-records.ts'
import { StreamReader } from './stream-reader.ts'

export const MULTIFD_MAGIC = 0x11223344
/** magic, version, uuid, channel id, reserved: what a channel begins with. */
export const HELLO_BYTES = 64
const HELLO_ID_AT = 24
const VERSION = 1
const SYNC = 1
const DEVICE_STATE = 0x40
/** Guest memory that one packet holds at most; the table always has room for that many pages. */
export const PACKET_BYTES = 512 * 1024
/** QEMU's buffers for compressed packets are twice the packet; its accelerators add a length per page. */
const MAX_STORED_BYTES = 2 * PACKET_BYTES + 64 * 1024
const TABLE_AT = 320
const DEVICE_STATE_BYTES = 276
const NAME_BYTES = 256
/** Header and table, for pages down to 1 KiB; what follows are the pages, which are not walked. */
const WINDOW_BYTES = 8 * 1024

/** Bits 1 to 5 of a packet's flags. */
export const methodNames: Readonly<Record<number, string>> = {
  0: 'none',
  1: 'zlib',
  2: 'zstd',
  4: 'qpl',
  8: 'uadk',
  16: 'qatzip',
}

/** The id that a channel begins with; undefined where the bytes begin no channel. */
export function channelId(head: Uint8Array): number | undefined {
  if (head.length < HELLO_BYTES) return undefined
  const view = new DataView(head.buffer, head.byteOffset)
  if (view.getUint32(0) !== MULTIFD_MAGIC || view.getUint32(4) !== VERSION) return undefined
  return head[HELLO_ID_AT]
}

export class MultifdPackets {
  readonly source: ByteSource
  /** Offset of the packet. */
  at = 0
  /** Bytes of payload. */
  storedBytes = 0
  payloadAt = 0
  tableAt = 0
  /** Order of packets among all channels, between two syncs. */
  number = 0
  method = 0
  sync = false
  block = ''
  normalPages = 0
  zeroPages = 0
  end: WalkEnd | undefined

  readonly #reader: StreamReader
  readonly #slots: number
  #table: DataView = new DataView(new ArrayBuffer(0))

  constructor(source: ByteSource, pageSize: number, onWindow?: (offset: number) => void) {
    this.source = source
    this.#slots = Math.floor(PACKET_BYTES / pageSize)
    this.#reader = new StreamReader(source, HELLO_BYTES, {
      windowBytes: WINDOW_BYTES,
      ...(onWindow && { onWindow }),
    })
  }

  /** Pages of the packet, those with content first, as offsets in the block. */
  offset(slot: number): number {
    return this.#table.getUint32(8 * slot) * 2 ** 32 + this.#table.getUint32(8 * slot + 4)
  }

  /** Goes on at `at`, where a packet must begin. */
  seek(at: number): void {
    this.#reader.at = at
    this.end = undefined
  }

  /** Whether there is another packet. @throws MigrascopeError `file-changed` | `io`, and of `onWindow` */
  next(): boolean {
    if (this.end) return false
    const from = this.#reader.at
    if (from === this.source.bytes) {
      this.end = { kind: 'complete' }
      return false
    }
    try {
      this.#read()
      return true
    } catch (error) {
      if (!(error instanceof MigrascopeError)) throw error
      if (error.code === 'truncated') this.end = { kind: 'cut', at: from }
      else if (error.code === 'bad-format') this.end = { kind: 'broken', failure: error }
      else throw error
      return false
    }
  }

  #read(): void {
    const reader = this.#reader
    const { source } = this
    const at = (this.at = reader.at)
    const magic = reader.u32()
    const version = reader.u32()
    if (magic !== MULTIFD_MAGIC || version !== VERSION) {
      const found = `0x${magic.toString(16)} version ${version}`
      throw malformed(
        source,
        at,
        '0x11223344 version 1',
        found,
        'has no packet where one should be',
      )
    }
    const flags = reader.u32()
    this.sync = (flags & SYNC) !== 0
    this.method = (flags >> 1) & 0x1f
    this.normalPages = 0
    this.zeroPages = 0
    this.storedBytes = 0
    if ((flags & DEVICE_STATE) !== 0) {
      reader.at = at + DEVICE_STATE_BYTES - 4
      reader.skip(reader.u32())
      return
    }
    reader.u32()
    const normal = reader.u32()
    const stored = reader.u32()
    this.number = reader.u64()
    const zero = reader.u32()
    if (normal + zero > this.#slots) {
      const what = 'has a packet with more pages than one can hold'
      throw malformed(source, at + 16, `at most ${this.#slots}`, normal + zero, what)
    }
    reader.at = at + TABLE_AT - NAME_BYTES
    // A sync packet has no pages, and in QEMU before 9.0 a name and a size left over from the one before.
    const name = reader.text(NAME_BYTES)
    this.block = normal + zero > 0 ? name.slice(0, Math.max(0, name.indexOf('\0'))) : ''
    this.tableAt = reader.at
    const table = reader.bytes(8 * this.#slots)
    this.#table = new DataView(table.buffer, table.byteOffset, table.length)
    this.payloadAt = reader.at
    if (normal > 0) {
      if (stored > MAX_STORED_BYTES) {
        const what = 'has a packet of an impossible size'
        throw malformed(source, at + 20, `at most ${MAX_STORED_BYTES}`, stored, what)
      }
      reader.skip(stored)
      this.storedBytes = stored
    }
    this.normalPages = normal
    this.zeroPages = zero
  }
}
