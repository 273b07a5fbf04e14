/** One block of the stream (RFC 1951 3.2.3): stored, with fixed or with dynamic codes, whichever is smallest. */
import { endBits, held, heldBits, out, putBits, putBytes, setBits } from './bits'
import { makeLengths } from './code-lengths'
import { makeCodes, useFixedLengths } from './codes'
import {
  DISTANCE,
  DISTANCE_CODES,
  DISTANCE_SYMBOLS,
  LITLEN,
  LITLEN_CODES,
  LITLEN_SYMBOLS,
  TOKENS,
} from './layout'
import { sizeHeader, writeHeader } from './length-runs'
import { tokensEnd } from './matcher'
import { distanceExtra, DISTANCE_CODES_USED, LENGTH_CODES, lengthExtra } from './symbols'

const END: u32 = 256
const STORED: u32 = 0
const FIXED: u32 = 2
const DYNAMIC: u32 = 4
const LONGEST_CODE: u32 = 15

/**
 * Writes what the matcher made of the bytes from `from` to `to`.
 * @param outEnd where the output must end
 * @returns false, with nothing written, when the block does not fit
 */
export function writeBlock(from: usize, to: usize, isLast: bool, outEnd: usize): bool {
  store<u32>(LITLEN + (END << 2), 1)
  const extra = extraBits()
  const fixed = 3 + fixedBits() + extra
  let dynamic = makeLengths(LITLEN, LITLEN_SYMBOLS, LONGEST_CODE)
  dynamic += makeLengths(DISTANCE, DISTANCE_SYMBOLS, LONGEST_CODE)
  dynamic += 3 + sizeHeader() + extra
  const padding = (<u32>(5 - heldBits)) & 7
  const stored = 3 + padding + 32 + ((<u32>(to - from)) << 3)

  const bits = min(stored, min(fixed, dynamic))
  if (out + ((<usize>heldBits + bits + 7) >> 3) > outEnd) return false
  const last = isLast ? 1 : 0
  if (bits == stored) {
    putBits(last | STORED, 3)
    endBits()
    // One block is enough: MOST_TOKENS take under 32 KiB with fixed codes, so more bytes are never stored.
    const length = <u32>(to - from)
    putBits(length | (~length << 16), 32)
    putBytes(from, to - from)
    return true
  }
  if (bits == fixed) {
    putBits(last | FIXED, 3)
    useFixedLengths()
  } else {
    putBits(last | DYNAMIC, 3)
    writeHeader()
  }
  makeCodes()
  writeTokens()
  return true
}

/** Extra bits of lengths and distances. */
function extraBits(): u32 {
  let bits: u32 = 0
  for (let code: u32 = 8; code < LENGTH_CODES; code++) {
    bits += load<u32>(LITLEN + ((257 + code) << 2)) * lengthExtra(code)
  }
  for (let symbol: u32 = 4; symbol < DISTANCE_CODES_USED; symbol++) {
    bits += load<u32>(DISTANCE + (symbol << 2)) * distanceExtra(symbol)
  }
  return bits
}

/** Bits of all symbols with the codes of 3.2.6, which are 8, 9, 7 and 8 bits long, and 5 for distances. */
function fixedBits(): u32 {
  const eight = frequencies(LITLEN, 0, 144) + frequencies(LITLEN, 280, 288)
  const nine = frequencies(LITLEN, 144, 256)
  const seven = frequencies(LITLEN, 256, 280)
  return 8 * eight + 9 * nine + 7 * seven + 5 * frequencies(DISTANCE, 0, 32)
}

/** The sum of some frequencies. @param first @param end multiples of 4 */
function frequencies(alphabet: usize, first: usize, end: usize): u32 {
  let sums = i32x4.splat(0)
  for (let at = alphabet + (first << 2); at < alphabet + (end << 2); at += 16) {
    sums = i32x4.add(sums, v128.load(at))
  }
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  )
}

/**
 * All tokens and the end. Literals and matches alike, without a branch: a literal's distance has no bits. Two
 * at a time, which shortens the chain from one write to the next. A token has at most 20 bits of length and
 * 28 of distance; with the 7 held from before they and any 56 fit in 64.
 */
function writeTokens(): void {
  let at = out
  let bits = held
  let count = heldBits
  const end = tokensEnd
  store<u32>(end, END)
  let token = TOKENS

  for (; token < end; token += 8) {
    const token0 = load<u32>(token)
    const token1 = load<u32>(token, 4)
    const litlen0 = litlenOf(token0)
    const litlen1 = litlenOf(token1)
    const distance0 = distanceOf(token0)
    const distance1 = distanceOf(token1)
    const bits0 = bitsOf(token0, litlen0, distance0)
    const bits1 = bitsOf(token1, litlen1, distance1)
    const count0 = <u64>((litlen0 >> 24) + (distance0 >> 24))
    const count1 = <u64>((litlen1 >> 24) + (distance1 >> 24))
    if (count0 + count1 <= 56) {
      bits |= (bits0 | (bits1 << count0)) << count
      count += count0 + count1
    } else {
      bits |= bits0 << count
      count += count0
      store<u64>(at, bits)
      at += <usize>(count >> 3)
      bits >>= count & 56
      count &= 7
      bits |= bits1 << count
      count += count1
    }
    store<u64>(at, bits)
    at += <usize>(count >> 3)
    bits >>= count & 56
    count &= 7
  }
  setBits(at, bits, count)
  // Of an odd number of tokens the last was written with the end.
  if (token == end) {
    const code = load<u32>(LITLEN_CODES + (END << 2))
    putBits(code & 0xffffff, code >> 24)
  }
}

function litlenOf(token: u32): u32 {
  return load<u32>(LITLEN_CODES + ((token & 0x3ff) << 2))
}

function distanceOf(token: u32): u32 {
  return load<u32>(DISTANCE_CODES + (((token >> 10) & 31) << 2))
}

/** What is written for a token: length and distance, each with its extra bits. */
function bitsOf(token: u32, litlen: u32, distance: u32): u64 {
  const extra = (token >> 15) << ((distance >> 16) & 255)
  const behind = <u64>((distance & 0xffff) | extra)
  const length = <u64>(litlen >> 24)
  return (<u64>(litlen & 0xffffff)) | (behind << length)
}
