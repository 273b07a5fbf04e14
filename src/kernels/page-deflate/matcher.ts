/**
 * Turns bytes into tokens, literals and matches, and counts their symbols. Greedy: what matches is taken.
 *
 * Earlier positions are found by a hash of 3 bytes, in a bucket that is one number: 16 bits for each of its
 * 1, 2 or 4 positions, the latest lowest, so that to insert is to shift. Positions are kept modulo 2^16, and
 * an empty place says position 0: whatever a bucket says is only looked at when it lies within the window,
 * and only taken when the bytes there are the same, so neither needs a mark.
 */
import {
  DISTANCE,
  DISTANCE_SYMBOLS,
  LENGTH_SYMBOLS,
  LITLEN,
  LITLEN_SYMBOLS,
  MOST_TOKENS,
  POSITIONS,
  TOKENS,
} from './layout'
import { distanceExtra, distanceSymbol } from './symbols'

/** Of the format. */
const WINDOW: u32 = 32768
const LONGEST: usize = 258
/** Bytes that are hashed: the shortest match. Without those of 3 bytes machine code becomes 2 per cent larger. */
const HASHED: usize = 3
/** The farthest that a match of 3 bytes may lie: from there on its distance costs what the bytes would. */
const NEAR: u32 = 256

/** A literal is its byte. A match: from bit 0 length + 254, from 10 its distance's symbol + 1, from 15 extra bits. */
const LENGTH_TO_TOKEN: u32 = 254

/** Positions of a match that are inserted. All instead of 5 made the pages of a guest 0.3 per cent smaller. */
const INSERTED: usize = 16
const INSERTED_3: usize = LONGEST

/** After 2^7 bytes without a match every second position is looked up, after 2^8 every third. */
const PATIENCE: usize = 7

/** Behind the last token of the block. */
export let tokensEnd: usize = TOKENS

/** Empties the table for an input of `size` bytes. @returns how many bits a hash has */
export function beginMatches(size: usize, level: i32): u32 {
  const fitting = 32 - clz<u32>(<u32>size - 1)
  const bits = min<u32>(max<u32>(fitting, 8), level == 3 ? 11 : 13)
  memory.fill(POSITIONS, 0, (<usize>(level == 1 ? 2 : level == 2 ? 4 : 8)) << bits)
  return bits
}

/**
 * Makes the next block's tokens and frequencies of the bytes from `at` on.
 * @typeParam B the bucket: u16, u32 or u64
 * @param input where the whole input begins
 * @param bits what beginMatches() gave
 * @returns where the block ends: at `end`, or where MOST_TOKENS are reached
 */
export function tokenise<B>(input: usize, at: usize, end: usize, bits: u32): usize {
  const shift = 32 - bits
  const inserted = sizeof<B>() == 8 ? INSERTED_3 : INSERTED
  const hashEnd = end - input < HASHED ? input : end - HASHED + 1
  const full = TOKENS + (MOST_TOKENS << 2)
  let token = TOKENS
  let matched = at
  memory.fill(LITLEN, 0, LITLEN_SYMBOLS << 2)
  memory.fill(DISTANCE, 0, DISTANCE_SYMBOLS << 2)

  while (at < hashEnd && token < full) {
    const here = load<u64>(at)
    const slot = slotOf<B>(<u32>here, shift)
    const bucket = load<B>(slot)
    const position = <u32>(at - input)
    insert<B>(slot, bucket, position)

    let length: usize = 0
    let distance: u32 = 0
    const distance0 = (position - <u32>bucket) & 0xffff
    const length0 = alike(here, at, distance0)
    if (length0 != 0) {
      length = length0
      distance = distance0
    }
    if (sizeof<B>() >= 4 && length < 8) {
      const distance1 = (position - <u32>((<u64>bucket) >> 16)) & 0xffff
      const length1 = alike(here, at, distance1)
      if (length1 > length) {
        length = length1
        distance = distance1
      }
      if (sizeof<B>() == 8) {
        const distance2 = (position - <u32>((<u64>bucket) >> 32)) & 0xffff
        const length2 = alike(here, at, distance2)
        if (length2 > length) {
          length = length2
          distance = distance2
        }
        const distance3 = (position - <u32>((<u64>bucket) >> 48)) & 0xffff
        const length3 = alike(here, at, distance3)
        if (length3 > length) {
          length = length3
          distance = distance3
        }
      }
    }

    if (length == 0) {
      putLiteral(token, <usize>(here & 255))
      token += 4
      at++
      const skipped = min((at - matched) >> PATIENCE, min(hashEnd - at, (full - token) >> 2))
      for (const next = at + skipped; at < next; at++) {
        putLiteral(token, load<u8>(at))
        token += 4
      }
      continue
    }

    if (length == 8) length += alikeBeyond(at + 8, distance, min(at + LONGEST, end))
    length = min(length, min(LONGEST, end - at))
    putMatch(token, <u32>length, distance)
    token += 4

    matched = at + length
    const insertEnd = min(at + 1 + inserted, matched)
    for (at++; at < insertEnd; at++) {
      const inside = slotOf<B>(load<u32>(at), shift)
      insert<B>(inside, load<B>(inside), <u32>(at - input))
    }
    at = matched
  }

  // The last bytes are too few to be hashed.
  for (; at < end && token < full; at++) {
    putLiteral(token, load<u8>(at))
    token += 4
  }
  tokensEnd = token
  return at
}

/** Fibonacci hashing: the top bits of the product with 2^32 / golden ratio. */
function slotOf<B>(bytes: u32, shift: u32): usize {
  return POSITIONS + <usize>(((bytes << 8) * 0x9e3779b1) >> shift) * sizeof<B>()
}

function insert<B>(slot: usize, bucket: B, position: u32): void {
  if (sizeof<B>() == 2) store<u16>(slot, <u16>position)
  else if (sizeof<B>() == 4) store<u32>(slot, ((<u32>bucket) << 16) | (position & 0xffff))
  else store<u64>(slot, ((<u64>bucket) << 16) | (<u64>(position & 0xffff)))
}

/** How many of the 8 bytes `here` stand `distance` before too: 0 when too few or too far. */
function alike(here: u64, at: usize, distance: u32): usize {
  const difference = here ^ load<u64>(at - distance)
  if ((<u32>difference) << 8 != 0 || distance - 1 >= WINDOW) return 0
  if (<u32>difference != 0 && distance > NEAR) return 0
  return (<usize>ctz(difference)) >> 3
}

/** As many more bytes from `at` on, up to `end` or a little beyond. */
function alikeBeyond(at: usize, distance: u32, end: usize): usize {
  const start = at
  while (at < end) {
    const difference = load<u64>(at) ^ load<u64>(at - distance)
    if (difference != 0) return at + ((<usize>ctz(difference)) >> 3) - start
    at += 8
  }
  return at - start
}

function putLiteral(token: usize, byte: usize): void {
  store<u32>(token, <u32>byte)
  count(LITLEN, byte)
}

function putMatch(token: usize, length: u32, distance: u32): void {
  const before = distance - 1
  const symbol = distanceSymbol(before)
  const extra = before & ((1 << distanceExtra(symbol)) - 1)
  store<u32>(token, (length + LENGTH_TO_TOKEN) | ((symbol + 1) << 10) | (extra << 15))
  count(LITLEN, 257 + <usize>load<u8>(LENGTH_SYMBOLS + length - 3))
  count(DISTANCE, symbol)
}

function count(alphabet: usize, symbol: usize): void {
  const at = alphabet + (symbol << 2)
  store<u32>(at, load<u32>(at) + 1)
}
