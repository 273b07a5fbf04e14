/** The length and distance symbols of RFC 1951 3.2.5, laid out once, when the module starts. */
import { DISTANCE_SYMBOL, LENGTH_SYMBOLS, REVERSED } from './layout'

export const LENGTH_CODES: u32 = 29
export const DISTANCE_CODES_USED: u32 = 30

const EXTRA_OF_LENGTH = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
])
const FIRST_LENGTH = memory.data<u16>([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
])

/** Extra bits of a length symbol. @param code the symbol - 257 */
export function lengthExtra(code: u32): u32 {
  return load<u8>(EXTRA_OF_LENGTH + code)
}

/** The shortest length of a symbol. @param code the symbol - 257 */
export function firstLength(code: u32): u32 {
  return load<u16>(FIRST_LENGTH + (code << 1))
}

/** Extra bits of a distance symbol. */
export function distanceExtra(symbol: u32): u32 {
  return symbol < 4 ? 0 : (symbol >> 1) - 1
}

/** @param before a distance - 1, from 0 to 32767 */
export function distanceSymbol(before: u32): u32 {
  return load<u8>(DISTANCE_SYMBOL + (before < 256 ? <usize>before : <usize>(256 + (before >> 7))))
}

/** The 16 bits of `code` in reverse. */
export function reversed(code: u32): u32 {
  return (
    ((<u32>load<u8>(REVERSED + (code & 255))) << 8) |
    (<u32>load<u8>(REVERSED + ((code >> 8) & 255)))
  )
}

/** Distances double every second symbol: the top bit and the one below it are the symbol. */
function workOutDistanceSymbol(before: u32): u32 {
  if (before < 2) return before
  const top = 31 - clz(before)
  return 2 * top + ((before >> (top - 1)) & 1)
}

function layOut(): void {
  for (let code: u32 = 0; code < LENGTH_CODES; code++) {
    const end = firstLength(code) + (1 << lengthExtra(code))
    // 258 has a symbol of its own, the last, though the one before would reach it.
    for (let length = firstLength(code); length < min<u32>(end, 259); length++) {
      store<u8>(LENGTH_SYMBOLS + length - 3, code)
    }
  }
  for (let i: u32 = 0; i < 256; i++) {
    store<u8>(DISTANCE_SYMBOL + i, workOutDistanceSymbol(i))
    store<u8>(DISTANCE_SYMBOL + 256 + i, workOutDistanceSymbol(i << 7))
    let bits: u32 = 0
    for (let bit: u32 = 0; bit < 8; bit++) bits |= ((i >> bit) & 1) << (7 - bit)
    store<u8>(REVERSED + i, bits)
  }
}

layOut()
