/**
 * Decodes one raw snappy block, as kdump pages and the chunks of the framing format hold it. Strict: all of
 * the input must be used and exactly the promised length must come out. Never writes past `into`.
 * Source: google/snappy, format_description.txt.
 */
import { copyBack } from './copy-back.ts'

/** Where the tags begin, after a length of this many bytes at most. */
const MAX_LENGTH_BYTES = 5

/**
 * The length that a block says it decodes to, 0 to 2^32 - 1. A promise of the file: check it before
 * allocating that much.
 * @throws RangeError when the block does not begin with a length
 */
export function snappyLength(block: Uint8Array): number {
  let length = 0
  for (let i = 0; i < MAX_LENGTH_BYTES; i++) {
    const byte = block[i]
    if (byte === undefined) throw broken('it ends inside its length', i)
    length += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) {
      if (length > 0xffff_ffff) break
      return length
    }
  }
  throw broken('its length is above 2^32 - 1', 0)
}

/**
 * Decodes `block` to the start of `into` and gives the number of bytes written.
 * @throws RangeError with the place in `block` when it is malformed or decodes to more than `into` holds
 */
export function decodeSnappy(block: Uint8Array, into: Uint8Array): number {
  const total = snappyLength(block)
  if (total > into.length) throw broken(`it decodes to ${total} bytes of ${into.length} allowed`, 0)
  const end = block.length
  let at = 0
  while (byteAt(block, at++) >= 0x80);
  let out = 0

  while (at < end) {
    const start = at
    const tag = byteAt(block, at++)
    const kind = tag & 3
    if (kind === 0) {
      let length = (tag >> 2) + 1
      if (length > 60) {
        const bytes = length - 60
        if (at + bytes > end) throw broken('it ends inside a literal', start)
        length = littleEndian(block, at, bytes) + 1
        at += bytes
      }
      if (length > end - at) throw broken('it ends inside a literal', start)
      if (length > total - out) throw broken('it holds more than its length says', start)
      if (length <= 16) for (let i = 0; i < length; i++) into[out + i] = byteAt(block, at + i)
      else into.set(block.subarray(at, at + length), out)
      at += length
      out += length
      continue
    }
    const bytes = kind === 3 ? 4 : kind
    if (at + bytes > end) throw broken('it ends inside a copy', start)
    const short = kind === 1
    const length = short ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2)
    const distance = short ? ((tag >> 5) << 8) | byteAt(block, at) : littleEndian(block, at, bytes)
    at += bytes
    if (distance === 0 || distance > out) throw broken('it copies from before its start', start)
    if (length > total - out) throw broken('it holds more than its length says', start)
    copyBack(into, out, distance, length)
    out += length
  }
  if (out !== total) throw broken(`it decodes to ${out} bytes, not the ${total} it promises`, at)
  return out
}

const byteAt = (bytes: Uint8Array, at: number) => bytes[at] as number

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let i = count - 1; i >= 0; i--) value = value * 256 + byteAt(bytes, at + i)
  return value
}

const broken = (what: string, at: number) =>
  new RangeError(`The snappy block is broken at byte ${at}: ${what}.`)
