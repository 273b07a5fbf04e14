/** The header of a dynamic block: code lengths in runs, with a code of their own (RFC 1951 3.2.7). */
import { putBits } from './bits'
import { makeLengths } from './code-lengths'
import { makeCodeLengthCodes } from './codes'
import {
  CODELEN,
  CODELEN_CODES,
  CODELEN_SYMBOLS,
  DISTANCE,
  LENGTH_RUNS,
  LENGTHS,
  LITLEN,
  SORTED,
} from './layout'

/** The order in which the code lengths of code lengths are written. */
const ORDER = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])

const COPY: u32 = 16
const FEW_ZEROS: u32 = 17
const MANY_ZEROS: u32 = 18
const FREQUENCIES: usize = CODELEN

// What sizeHeader() found, for writeHeader().
let runsEnd: usize = 0
let litlens: u32 = 0
let distances: u32 = 0
let codeLengths: u32 = 0

/** Works the header out. @returns its bits, without the 3 that begin a block */
export function sizeHeader(): u32 {
  litlens = lastUsed(LITLEN + LENGTHS, 286, 257)
  distances = lastUsed(DISTANCE + LENGTHS, 30, 1)
  findRuns()
  let bits = makeLengths(CODELEN, CODELEN_SYMBOLS, 7)
  for (let symbol = COPY; symbol <= MANY_ZEROS; symbol++) {
    bits += load<u32>(FREQUENCIES + (symbol << 2)) * extraBits(symbol)
  }
  codeLengths = CODELEN_SYMBOLS
  while (codeLengths > 4 && orderedLength(codeLengths - 1) == 0) codeLengths--
  return 14 + 3 * codeLengths + bits
}

export function writeHeader(): void {
  putBits((litlens - 257) | ((distances - 1) << 5) | ((codeLengths - 4) << 10), 14)
  for (let i: u32 = 0; i < codeLengths; i++) putBits(orderedLength(i), 3)
  makeCodeLengthCodes()
  for (let at = LENGTH_RUNS; at < runsEnd; at += 2) {
    const run = <u32>load<u16>(at)
    const symbol = run & 31
    const code = load<u32>(CODELEN_CODES + (symbol << 2))
    const length = code >> 24
    putBits((code & 0xffff) | ((run >> 5) << length), length + extraBits(symbol))
  }
}

function lastUsed(lengths: usize, most: u32, least: u32): u32 {
  while (most > least && load<u8>(lengths + most - 1) == 0) most--
  return most
}

function orderedLength(i: u32): u32 {
  return load<u8>(CODELEN + LENGTHS + load<u8>(ORDER + i))
}

function extraBits(symbol: u32): u32 {
  return symbol < COPY ? 0 : symbol == COPY ? 2 : symbol == FEW_ZEROS ? 3 : 7
}

/** All code lengths, one alphabet behind the other, as runs to LENGTH_RUNS. */
function findRuns(): void {
  const end = SORTED + litlens + distances
  memory.copy(SORTED, LITLEN + LENGTHS, litlens)
  memory.copy(SORTED + litlens, DISTANCE + LENGTHS, distances)
  store<u8>(end, 255)
  memory.fill(FREQUENCIES, 0, CODELEN_SYMBOLS << 2)
  runsEnd = LENGTH_RUNS
  let at = SORTED
  while (at < end) {
    const length = <u32>load<u8>(at)
    const start = at
    do at++
    while (load<u8>(at) == length)
    let left = <u32>(at - start)
    if (length == 0) {
      for (; left >= 11; left -= min<u32>(left, 138)) putRun(MANY_ZEROS, min<u32>(left, 138) - 11)
      if (left >= 3) {
        putRun(FEW_ZEROS, left - 3)
        left = 0
      }
    } else if (left >= 4) {
      putRun(length, 0)
      for (left--; left >= 3; left -= min<u32>(left, 6)) putRun(COPY, min<u32>(left, 6) - 3)
    }
    for (; left > 0; left--) putRun(length, 0)
  }
}

function putRun(symbol: u32, extra: u32): void {
  store<u16>(runsEnd, symbol | (extra << 5))
  runsEnd += 2
  const frequency = FREQUENCIES + (symbol << 2)
  store<u32>(frequency, load<u32>(frequency) + 1)
}
