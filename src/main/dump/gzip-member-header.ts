/**
 * The header of one gzip member, taken byte by byte, since its fields say how long it is and it may lie across
 * any two pieces of a stream. Nothing of it is kept. Source: RFC 1952, 2.3.
 */
import { StreamFault } from './stream-fault.ts'

const MAGIC = [0x1f, 0x8b, 8]
const FIXED_BYTES = 10

const flag = { crc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 }

export interface HeaderParser {
  /** It is the file's first member, which must be one. */
  readonly first: boolean
  /**
   * `foreign`: this byte begins no member; only behind a first one.
   * @throws StreamFault `damaged`
   */
  take(byte: number): 'more' | 'done' | 'foreign'
}

export function memberHeader(first: boolean): HeaderParser {
  let at = 0
  let flags = 0
  let extra = 0
  /** What follows the fixed part, in its order. */
  let parts: ('extra' | 'extra-length' | 'name' | 'comment' | 'crc')[] = []
  let inPart = 0

  const fixed = (byte: number) => {
    const known = MAGIC[at]
    if (known !== undefined && byte !== known) {
      if (!first) return 'foreign'
      throw new StreamFault('damaged', 'it does not begin like a gzip file')
    }
    if (at === 3) flags = byte
    at++
    if (at < FIXED_BYTES) return 'more'
    if (flags & flag.reserved) throw new StreamFault('damaged', 'its header has unknown flags')
    if (flags & flag.extra) parts.push('extra-length')
    if (flags & flag.name) parts.push('name')
    if (flags & flag.comment) parts.push('comment')
    if (flags & flag.crc) parts.push('crc')
    return parts.length === 0 ? 'done' : 'more'
  }

  /** Whether this byte is the last one of the part. */
  const ends = (part: string, byte: number) => {
    inPart++
    if (part === 'name' || part === 'comment') return byte === 0
    if (part === 'extra') return inPart === extra
    if (part === 'extra-length') extra |= byte << (8 * (inPart - 1))
    return inPart === 2
  }

  return {
    first,
    take(byte) {
      const [part] = parts
      if (part === undefined) return fixed(byte)
      if (!ends(part, byte)) return 'more'
      inPart = 0
      parts = parts.slice(1)
      if (part === 'extra-length' && extra > 0) parts.unshift('extra')
      return parts.length === 0 ? 'done' : 'more'
    },
  }
}
