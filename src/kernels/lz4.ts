/**
 * The LZ4 block format: compression with one look-up a position, and decompression that trusts nothing.
 * Written from lz4's doc/lz4_Block_format.md. A table of positions lies below AREAS; where the input and the
 * output lie is the caller's choice: anywhere from AREAS on, apart, each with SLACK bytes behind it that may
 * be read and overwritten, since copies are made 16 bytes at a time.
 */

/** The first byte that is the caller's. */
export const AREAS: i32 = 0x10000
/** Bytes behind an area that may be read and overwritten. */
export const SLACK: i32 = 64

/** What is wrong with the block that decompress() gave up on. */
export const CUT: i32 = 1
export const TOO_LONG: i32 = 2
export const BEFORE_START: i32 = 3
export let fault: i32 = 0

/**
 * 2^BITS positions, set back for each request. Entries that outlive one, told apart by their age, were slower
 * at 4 KiB (0.82 to 0.97 of the speed), and fewer make worse matches without being faster.
 */
const TABLE: usize = 0
const BITS: u64 = 13

// Of the format. A match is 4 bytes or longer and at most 65,535 bytes back; the last one begins 12 bytes
// before the end or earlier, and the last 5 bytes are literals.
const SHORTEST: usize = 4
const FARTHEST: usize = 0xffff
const LAST_START: usize = 12
const LAST_LITERALS: usize = 5
/** A length of 15 in a token goes on in the bytes that follow. */
const GOES_ON: usize = 15

/** 2^PATIENCE positions looked at in vain make the stride grow by one: noise is soon skipped through. */
const PATIENCE: i32 = 5

/**
 * Compresses the `size` bytes at `input` into one block at `output`, which must hold size + size / 255 + 16.
 * @param acceleration the stride between positions looked at, before any was in vain; 1 or more
 * @returns the block's length in bytes
 */
export function compress(input: usize, size: usize, output: usize, acceleration: i32): usize {
  if (size <= 0x10000) return compressBy<u16>(input, size, output, acceleration)
  return compressBy<u32>(input, size, output, acceleration)
}

/** With positions of type T in the table. */
function compressBy<T>(input: usize, size: usize, output: usize, acceleration: i32): usize {
  const end = input + size
  let anchor = input
  let out = output

  if (size > LAST_START) {
    const lastStart = end - LAST_START
    const matchEnd = end - LAST_LITERALS
    // Position 0 for all: the input's start is looked at, and compared like any other.
    memory.fill(TABLE, 0, sizeof<T>() << (<usize>BITS))
    let at = input + 1
    let tries = acceleration << PATIENCE

    while (at <= lastStart) {
      const word = load<u32>(at)
      const slot = slotOf<T>(at)
      let match = input + <usize>load<T>(slot)
      store<T>(slot, <T>(at - input))
      if (load<u32>(match) != word || (sizeof<T>() == 4 && at - match > FARTHEST)) {
        at += <usize>(tries++ >> PATIENCE)
        continue
      }

      while (at > anchor && match > input && load<u8>(at - 1) == load<u8>(match - 1)) {
        at--
        match--
      }

      for (;;) {
        const literals = at - anchor
        const token = out++
        if (literals >= GOES_ON) out = putLength(out, literals - GOES_ON)
        copyOver(out, anchor, literals)
        out += literals
        store<u16>(out, <u16>(at - match))
        out += 2

        const length = alike(at + SHORTEST, match + SHORTEST, matchEnd)
        at += SHORTEST + length
        anchor = at
        store<u8>(token, <u8>((min(literals, GOES_ON) << 4) | min(length, GOES_ON)))
        if (length >= GOES_ON) out = putLength(out, length - GOES_ON)
        if (at > lastStart) break

        store<T>(slotOf<T>(at - 2), <T>(at - 2 - input))
        const next = load<u32>(at)
        const nextSlot = slotOf<T>(at)
        match = input + <usize>load<T>(nextSlot)
        store<T>(nextSlot, <T>(at - input))
        if (load<u32>(match) != next || (sizeof<T>() == 4 && at - match > FARTHEST)) break
      }
      at++
      tries = acceleration << PATIENCE
    }
  }

  const literals = end - anchor
  store<u8>(out++, <u8>(min(literals, GOES_ON) << 4))
  if (literals >= GOES_ON) out = putLength(out, literals - GOES_ON)
  copyOver(out, anchor, literals)
  return out + literals - output
}

/**
 * The place in the table of what lies at `at`: Fibonacci hashing, the top bits of a product with
 * 2^64 / golden ratio. Five bytes rather than the four of a shortest match, which saves one byte and costs
 * as much time as a long one: at 4 KiB 1.07 of the speed, and 0.1 to 0.5 % more ratio.
 */
function slotOf<T>(at: usize): usize {
  const hash = ((load<u64>(at) << 24) * 0x9e3779b97f4a7c15) >> (64 - BITS)
  return TABLE + <usize>hash * sizeof<T>()
}

/** How many bytes at `a` are like those at `b`, looking no further than `end` from `a`. */
function alike(a: usize, b: usize, end: usize): usize {
  const start = a
  while (a + 8 <= end) {
    const difference = load<u64>(a) ^ load<u64>(b)
    if (difference != 0) return a - start + <usize>(ctz(difference) >> 3)
    a += 8
    b += 8
  }
  while (a < end && load<u8>(a) == load<u8>(b)) {
    a++
    b++
  }
  return a - start
}

/** Writes what is left of a length beyond a token's 15. @returns where it ends */
function putLength(out: usize, rest: usize): usize {
  while (rest >= 255) {
    store<u8>(out++, 255)
    rest -= 255
  }
  store<u8>(out, <u8>rest)
  return out + 1
}

/** Copies `bytes` between areas, and up to 16 more. */
function copyOver(to: usize, from: usize, bytes: usize): void {
  const end = to + bytes
  do {
    v128.store(to, v128.load(from))
    to += 16
    from += 16
  } while (to < end)
}

/**
 * Restores a block of `size` bytes at `input` to `output`, which holds `room`.
 * @returns the bytes restored; or, when `fault` is not 0 afterwards, the place in the block of what is wrong
 */
export function decompress(input: usize, size: usize, output: usize, room: usize): usize {
  const end = input + size
  const outEnd = output + room
  let at = input
  let out = output
  fault = 0

  while (true) {
    const start = at
    if (at >= end) return giveUp(CUT, start - input)
    const token = <usize>load<u8>(at++)

    let literals = token >> 4
    if (literals == GOES_ON) {
      let more: usize
      do {
        if (at >= end) return giveUp(CUT, start - input)
        more = <usize>load<u8>(at++)
        literals += more
      } while (more == 255)
    }
    if (literals > end - at) return giveUp(CUT, start - input)
    if (literals > outEnd - out) return giveUp(TOO_LONG, start - input)
    copyOver(out, at, literals)
    at += literals
    out += literals
    // The last sequence is literals alone.
    if (at == end) return out - output

    if (end - at < 2) return giveUp(CUT, start - input)
    const distance = <usize>load<u16>(at)
    at += 2
    if (distance == 0 || distance > out - output) return giveUp(BEFORE_START, start - input)
    let length = token & 15
    if (length == GOES_ON) {
      let more: usize
      do {
        if (at >= end) return giveUp(CUT, start - input)
        more = <usize>load<u8>(at++)
        length += more
      } while (more == 255)
    }
    length += SHORTEST
    if (length > outEnd - out) return giveUp(TOO_LONG, start - input)
    repeat(out, distance, length)
    out += length
  }
}

function giveUp(why: i32, place: usize): usize {
  fault = why
  return place
}

/** Copies `length` bytes, and up to 16 more, from `distance` before, where they may be what is written now. */
function repeat(out: usize, distance: usize, length: usize): void {
  const from = out - distance
  const end = out + length
  // Each copy makes `distance` bytes more of the pattern right, and what lies that far back is the same.
  while (distance < 16) {
    v128.store(out, v128.load(from))
    out += distance
    if (out >= end) return
    distance <<= 1
  }
  copyOver(out, out - distance, end - out)
}
