/**
 * Chunks of the snappy framing format, one at a time: where a chunk's content stands, how it is kept and how
 * long it is unpacked, all checked against what the format allows. Nothing is decoded here.
 * Source: google/snappy, framing_format.txt.
 */
import { snappyLength } from '../../../workers/decoders/snappy.ts'
import type { ByteSource } from '../source.ts'

/** Plain bytes that one chunk may stand for. */
export const MAX_PLAIN_BYTES = 65_536
/** What snappy can make of them at worst. */
export const MAX_PACKED_BYTES = 32 + MAX_PLAIN_BYTES + Math.ceil(MAX_PLAIN_BYTES / 6)

const HEADER_BYTES = 4
const CRC_BYTES = 4
const LENGTH_BYTES = 5
const kinds = { packed: 0, stored: 1, firstSkippable: 0x80, identifier: 0xff }
const IDENTIFIER = 'sNaPpY'

export interface Chunk {
  readonly kind: 'packed' | 'stored' | 'skipped'
  /** Where its content stands, behind header and checksum. */
  readonly at: number
  /** Where the next chunk begins. */
  readonly end: number
  /** 0 for those that are skipped. */
  readonly plainBytes: number
  /** Masked CRC-32C of the plain bytes. */
  readonly checksum: number
}

/** Why there is no chunk: the file ends, or what stands there is none. */
export interface NoChunk {
  readonly kind: 'cut' | 'damaged'
  readonly what: string
}

/** The chunk at `at`. */
export function readChunk(source: ByteSource, at: number, scratch: Uint8Array): Chunk | NoChunk {
  const held = Math.min(HEADER_BYTES + CRC_BYTES + LENGTH_BYTES, source.bytes - at)
  if (held < HEADER_BYTES) return cut
  const bytes = scratch.subarray(0, held)
  source.read(at, bytes)
  const [type = 0, low = 0, middle = 0, high = 0] = bytes
  const length = low | (middle << 8) | (high << 16)
  const end = at + HEADER_BYTES + length
  if (end > source.bytes) return cut
  if (type === kinds.identifier) {
    const name = Buffer.from(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)).toString('latin1')
    return name === IDENTIFIER ? skipped(end) : damaged('a damaged mark of a snappy stream')
  }
  if (type >= kinds.firstSkippable) return skipped(end)
  if (type !== kinds.packed && type !== kinds.stored) {
    return damaged(`a chunk of type ${type}, which nothing is known of`)
  }
  const bodyBytes = length - CRC_BYTES
  if (bodyBytes < 0) return damaged('a chunk without a checksum')
  const body = bytes.subarray(HEADER_BYTES + CRC_BYTES, HEADER_BYTES + length)
  const plainBytes = type === kinds.stored ? bodyBytes : plainLength(body)
  const most = type === kinds.stored ? MAX_PLAIN_BYTES : MAX_PACKED_BYTES
  if (bodyBytes > most || plainBytes > MAX_PLAIN_BYTES) {
    return damaged('a chunk of more than 64 KiB')
  }
  return {
    kind: type === kinds.stored ? 'stored' : 'packed',
    at: end - bodyBytes,
    end,
    plainBytes,
    checksum: new DataView(bytes.buffer, bytes.byteOffset).getUint32(HEADER_BYTES, true),
  }
}

/** How the format hides a CRC-32C in data that may itself hold checksums. */
export const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0

const cut: NoChunk = { kind: 'cut', what: 'the file ends' }
const damaged = (what: string): NoChunk => ({ kind: 'damaged', what })

const skipped = (end: number): Chunk => ({
  kind: 'skipped',
  at: end,
  end,
  plainBytes: 0,
  checksum: 0,
})

/** Infinity for what is no length at all. */
function plainLength(body: Uint8Array): number {
  try {
    return snappyLength(body)
  } catch {
    return Infinity
  }
}
