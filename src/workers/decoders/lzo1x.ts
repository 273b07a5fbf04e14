/**
 * Decodes one LZO1X block, as kdump pages and lzop files hold it, whichever of the LZO1X compressors wrote
 * it. Strict: the block must end with the end marker and nothing after it. Never writes past `into`.
 * Source: linux/Documentation/staging/lzo.rst; agrees with lzo1x_decompress_safe of liblzo 2.10, but takes
 * only the end marker that compressors write (11 00 00).
 */
import { copyBack } from './copy-back.ts'

/** What came before an instruction decides what one below 16 means: 1–3 literals, or … */
const AFTER_MATCH = 0
const AFTER_LONG_LITERAL = 4

/**
 * Decodes `block` to the start of `into` and gives the number of bytes written.
 * @throws RangeError with the place in `block` when it is malformed or decodes to more than `into` holds
 */
export function decodeLzo1x(block: Uint8Array, into: Uint8Array): number {
  const end = block.length
  const room = into.length
  let at = 0
  let out = 0
  let state = AFTER_MATCH

  // A first byte above 17 is a count of literals.
  const first = end > 0 ? byteAt(block, 0) : 0
  if (first > 17) {
    const count = first - 17
    if (count > end - 1 || count > room) throw outside(count > room, 0)
    into.set(block.subarray(1, 1 + count))
    at = 1 + count
    out = count
    state = count < 4 ? count : AFTER_LONG_LITERAL
  }

  for (;;) {
    const start = at
    // An instruction takes up to three bytes beside its length bytes and literals.
    if (at >= end) throw outside(false, start)
    const t = byteAt(block, at++)
    let length: number
    let distance: number
    let tail: number

    if (t < 16) {
      if (state === AFTER_MATCH) {
        length = t + 3
        if (t === 0) {
          const stop = skipZeros(block, at)
          if (stop >= end) throw outside(false, start)
          length = 18 + 255 * (stop - at) + byteAt(block, stop)
          at = stop + 1
        }
        if (length > end - at || length > room - out) throw outside(length > room - out, start)
        if (length <= 16) for (let i = 0; i < length; i++) into[out + i] = byteAt(block, at + i)
        else into.set(block.subarray(at, at + length), out)
        at += length
        out += length
        state = AFTER_LONG_LITERAL
        continue
      }
      if (at >= end) throw outside(false, start)
      const far = state === AFTER_LONG_LITERAL
      length = far ? 3 : 2
      distance = (byteAt(block, at++) << 2) + (t >> 2) + (far ? 2049 : 1)
      tail = t & 3
    } else if (t < 64) {
      const mask = t < 32 ? 7 : 31
      length = (t & mask) + 2
      if (length === 2) {
        const stop = skipZeros(block, at)
        if (stop >= end) throw outside(false, start)
        length = mask + 2 + 255 * (stop - at) + byteAt(block, stop)
        at = stop + 1
      }
      if (at + 2 > end) throw outside(false, start)
      const word = byteAt(block, at) | (byteAt(block, at + 1) << 8)
      at += 2
      distance = (word >> 2) + 1
      tail = word & 3
      if (t < 32) {
        distance += 16383 + ((t & 8) << 11)
        if (distance === 16384) {
          if (t !== 17 || word !== 0) throw broken('its end marker is not one', start)
          if (at !== end) throw broken('bytes follow its end marker', at)
          return out
        }
      }
    } else {
      if (at >= end) throw outside(false, start)
      const high = byteAt(block, at++)
      length = t < 128 ? 3 + ((t >> 5) & 1) : 5 + ((t >> 5) & 3)
      distance = (high << 3) + ((t >> 2) & 7) + 1
      tail = t & 3
    }

    if (distance > out) throw broken('it copies from before its start', start)
    if (length + tail > room - out) throw outside(true, start)
    if (tail > end - at) throw outside(false, start)
    copyBack(into, out, distance, length)
    out += length
    for (let i = 0; i < tail; i++) into[out++] = byteAt(block, at++)
    state = tail
  }
}

const byteAt = (bytes: Uint8Array, at: number) => bytes[at] as number

/** The first place from `at` on whose byte is not 0, or the end. */
function skipZeros(block: Uint8Array, at: number): number {
  while (at < block.length && block[at] === 0) at++
  return at
}

const outside = (tooLong: boolean, at: number) =>
  broken(tooLong ? 'it decodes to more than is allowed' : 'it ends too early', at)

const broken = (what: string, at: number) =>
  new RangeError(`The LZO1X block is broken at byte ${at}: ${what}.`)
