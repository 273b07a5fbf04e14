/**
 * Deflate (RFC 1951) in a zlib stream (RFC 1950), made for what a migration sends: inputs of 4 KiB to 1 MiB,
 * each a stream of its own. Nothing is set up per stream but one small table of positions; a block's symbols
 * are counted while its matches are found, and of stored, fixed and dynamic codes the block takes the one
 * that is smallest to the bit.
 *
 * Its tables lie below AREAS; where the input and the output lie is the caller's choice: anywhere from AREAS
 * on, apart, each with SLACK bytes behind it that may be read and overwritten.
 */
import { adler32 } from './page-deflate/adler32'
import { alignedBytes, beginBits, bytesTo, endBits } from './page-deflate/bits'
import { writeBlock } from './page-deflate/block'
import { beginMatches, tokenise } from './page-deflate/matcher'

export { AREAS } from './page-deflate/layout'

/** Bytes behind an area that may be read and overwritten. */
export const SLACK: i32 = 64

const DOES_NOT_FIT: i32 = -1
/** CMF and FLG of RFC 1950: deflate, a window of 32 KiB, the fastest of four levels; a multiple of 31. */
const HEADER: u16 = 0x0178

/**
 * Compresses the `size` bytes at `input` into one stream at `output`.
 * @param room bytes that the stream may have
 * @param level how many earlier places are compared with each: 1, 2 or, at level 3, 4
 * @returns the stream's length in bytes, or -1 when it does not fit
 */
export function compress(input: usize, size: usize, output: usize, room: usize, level: i32): i32 {
  const end = input + size
  // What is behind the input is compared too, then cut off: it must not decide which match is taken.
  store<u64>(end, 0)
  if (room < 2) return DOES_NOT_FIT
  store<u16>(output, HEADER)
  beginBits(output + 2)
  const bits = beginMatches(size, level)

  let at = input
  do {
    const from = at
    if (level == 1) at = tokenise<u16>(input, at, end, bits)
    else if (level == 2) at = tokenise<u32>(input, at, end, bits)
    else at = tokenise<u64>(input, at, end, bits)
    if (!writeBlock(from, at, at == end, output + room)) return DOES_NOT_FIT
  } while (at < end)

  endBits()
  const length = bytesTo(output)
  if (length + 4 > room) return DOES_NOT_FIT
  store<u32>(alignedBytes(), bswap<u32>(adler32(input, size)))
  return <i32>length + 4
}
