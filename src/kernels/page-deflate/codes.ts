/** Codes from code lengths (RFC 1951 3.2.2), as they are written: the first bit lowest, extra bits behind. */
import {
  CODELEN,
  CODELEN_CODES,
  CODELEN_SYMBOLS,
  COUNTS,
  DISTANCE,
  DISTANCE_CODES,
  LENGTHS,
  LITLEN,
  LITLEN_CODES,
  NEXT_CODES,
} from './layout'
import {
  distanceExtra,
  DISTANCE_CODES_USED,
  firstLength,
  LENGTH_CODES,
  lengthExtra,
  reversed,
} from './symbols'

/** The codes of 3.2.6, into LENGTHS and COUNTS. */
export function useFixedLengths(): void {
  const lengths = LITLEN + LENGTHS
  memory.fill(lengths, 8, 144)
  memory.fill(lengths + 144, 9, 112)
  memory.fill(lengths + 256, 7, 24)
  memory.fill(lengths + 280, 8, 8)
  memory.fill(LITLEN + COUNTS, 0, 64)
  store<u32>(LITLEN + COUNTS, 24, 7 * 4)
  store<u32>(LITLEN + COUNTS, 152, 8 * 4)
  store<u32>(LITLEN + COUNTS, 112, 9 * 4)
  memory.fill(DISTANCE + LENGTHS, 5, 32)
  memory.fill(DISTANCE + COUNTS, 0, 64)
  store<u32>(DISTANCE + COUNTS, 32, 5 * 4)
}

/** LITLEN_CODES and DISTANCE_CODES of the current lengths. */
export function makeCodes(): void {
  beginCodes(LITLEN)
  for (let symbol: u32 = 0; symbol <= 256; symbol++) {
    const length = lengthOf(LITLEN, symbol)
    const code = length != 0 ? nextCode(length) | (length << 24) : 0
    store<u32>(LITLEN_CODES + (symbol << 2), code)
  }
  for (let code: u32 = 0; code < LENGTH_CODES; code++) {
    const length = lengthOf(LITLEN, 257 + code)
    if (length != 0) makeLengthCodes(code, length)
  }

  beginCodes(DISTANCE)
  store<u32>(DISTANCE_CODES, 0)
  for (let symbol: u32 = 0; symbol < DISTANCE_CODES_USED; symbol++) {
    const length = lengthOf(DISTANCE, symbol)
    if (length == 0) continue
    const all = length + distanceExtra(symbol)
    store<u32>(DISTANCE_CODES + 4 + (symbol << 2), nextCode(length) | (length << 16) | (all << 24))
  }
}

/** One for each match length that the symbol stands for; 258 is overwritten by its own. */
function makeLengthCodes(symbol: u32, length: u32): void {
  const code = nextCode(length) | ((length + lengthExtra(symbol)) << 24)
  const first = LITLEN_CODES + ((firstLength(symbol) + 254) << 2)
  const lengths: u32 = 1 << lengthExtra(symbol)
  for (let extra: u32 = 0; extra < lengths; extra++) {
    store<u32>(first + (extra << 2), code | (extra << length))
  }
}

/** CODELEN_CODES of the current lengths. */
export function makeCodeLengthCodes(): void {
  beginCodes(CODELEN)
  for (let symbol: u32 = 0; symbol < CODELEN_SYMBOLS; symbol++) {
    const length = lengthOf(CODELEN, symbol)
    if (length != 0) store<u32>(CODELEN_CODES + (symbol << 2), nextCode(length) | (length << 24))
  }
}

function lengthOf(alphabet: usize, symbol: u32): u32 {
  return load<u8>(alphabet + LENGTHS + symbol)
}

/** The first code of each length, in the top bits of 16. */
function beginCodes(alphabet: usize): void {
  let code: u32 = 0
  for (let length: u32 = 1; length < 16; length++) {
    store<u32>(NEXT_CODES + (length << 2), code)
    code += load<u32>(alphabet + COUNTS + (length << 2)) << (16 - length)
  }
}

function nextCode(length: u32): u32 {
  const at = NEXT_CODES + (length << 2)
  const code = load<u32>(at)
  store<u32>(at, code + (0x10000 >> length))
  return reversed(code)
}
