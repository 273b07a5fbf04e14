/** AVML version 2 files as bytes: snappy streams made of literals only, which every snappy reader must take. */
import { crc32c } from '../../../src/workers/decoders/crc32c.ts'
import { type Range, recordHeader } from '../lime/builder.ts'

export const IDENTIFIER = Buffer.from('\xff\x06\0\0sNaPpY', 'latin1')

/** A chunk whose header says `type` and whose body is as given. */
export function rawChunk(type: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt32LE(type + body.length * 256, 0)
  return Buffer.concat([header, body])
}

/** A chunk of plain bytes, with a right checksum unless told. */
export function chunk(plain: Uint8Array, stored = false, checksum = crc32c(plain)): Buffer {
  const masked = (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0
  const crc = Buffer.alloc(4)
  crc.writeUInt32LE(masked, 0)
  return rawChunk(stored ? 1 : 0, Buffer.concat([crc, stored ? plain : literals(plain)]))
}

/** A snappy block of one literal. */
export function literals(plain: Uint8Array): Buffer {
  const length = [plain.length & 0x7f, (plain.length >> 7) & 0x7f, plain.length >> 14]
  const tag = Buffer.alloc(3)
  tag[0] = 61 << 2
  tag.writeUInt16LE((plain.length - 1) & 0xffff, 1)
  return Buffer.concat([
    Buffer.from([(length[0] ?? 0) | 0x80, (length[1] ?? 0) | 0x80, length[2] ?? 0]),
    ...(plain.length > 0 ? [tag, plain] : []),
  ])
}

export interface PackedRange extends Range {
  /** Else chunks of up to 64 KiB, every third one stored. */
  readonly chunks?: readonly Uint8Array[]
  /** Else their length. */
  readonly trailer?: number | bigint
}

export function buildAvml(...ranges: readonly PackedRange[]): Buffer {
  return Buffer.concat(
    ranges.flatMap(range => {
      const { data } = range
      const pieces = Array.from({ length: Math.ceil(data.length / 65_536) }, (_, i) =>
        chunk(data.subarray(i * 65_536, (i + 1) * 65_536), i % 3 === 2),
      )
      const packed = Buffer.concat(range.chunks ?? [IDENTIFIER, ...pieces])
      const trailer = Buffer.alloc(8)
      trailer.writeBigUInt64LE(BigInt(range.trailer ?? packed.length))
      return [recordHeader(range, data.length, 0x4c4d_5641, 2), packed, trailer]
    }),
  )
}
