/**
 * Minimum-redundancy code lengths under a limit. Frequencies are sorted by their digits; then, as they are
 * sorted, inner nodes come into being in order too, and the two smallest of all nodes stand at the heads of two
 * queues (van Leeuwen, "On the construction of Huffman trees", 1976; in place: Moffat and Katajainen,
 * "In-place calculation of minimum-redundancy codes", 1995). Of the tree only the depths of inner nodes are
 * worked out: they say how many leaves there are at each depth, and the rarest symbols get the deepest.
 */
import { BUCKETS, COUNTS, INNER, LENGTHS, PARENTS, SORTED, WEIGHTS } from './layout'

/** A key is a frequency above a symbol of 9 bits. Frequencies are below 2^16. */
const SYMBOL_BITS: u32 = 9
const SYMBOL_MASK: u32 = 511
/** Heavier than any node: where a queue ends. */
const NONE: u32 = 0xffffffff

/**
 * Works out LENGTHS and COUNTS of an alphabet from its frequencies; symbols of frequency 0 get none. A single
 * symbol gets a code of 1 bit.
 * @param limit longest code, in bits
 * @returns bits of all symbols written with this code
 */
export function makeLengths(alphabet: usize, symbols: u32, limit: u32): u32 {
  memory.fill(alphabet + LENGTHS, 0, symbols)
  memory.fill(alphabet + COUNTS, 0, 64)
  const used = collect(alphabet, symbols)
  if (used == 0) return 0
  if (used == 1) {
    const key = load<u32>(SORTED)
    store<u8>(alphabet + LENGTHS + (key & SYMBOL_MASK), 1)
    store<u32>(alphabet + COUNTS, 1, 4)
    return key >> SYMBOL_BITS
  }
  const sorted = sort(used)
  join(sorted, used)
  countLeaves(used, limit, alphabet + COUNTS)
  return handOut(sorted, limit, alphabet)
}

let largest: u32 = 0

/** Keys of the symbols that occur, to SORTED. @returns how many */
function collect(alphabet: usize, symbols: u32): u32 {
  let at = SORTED
  let most: u32 = 0
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const frequency = load<u32>(alphabet + (symbol << 2))
    store<u32>(at, (frequency << SYMBOL_BITS) | symbol)
    at += frequency != 0 ? 4 : 0
    most = max(most, frequency)
  }
  largest = most
  return (<u32>(at - SORTED)) >> 2
}

/** Sorts keys by frequency, digit by digit. @returns where they are: SORTED or WEIGHTS */
function sort(used: u32): usize {
  const bits: u32 = 32 - clz(largest)
  const digit = bits <= 8 ? bits : (bits + 1) >> 1
  let from = SORTED
  let to = WEIGHTS
  for (let low: u32 = 0; low < bits; low += digit) {
    sortBy(from, to, used, SYMBOL_BITS + low, digit)
    const other = from
    from = to
    to = other
  }
  return from
}

/** Keys in the order of `digit` bits from `low` on, those alike as they were. */
function sortBy(from: usize, to: usize, used: u32, low: u32, digit: u32): void {
  const mask = ((1 << digit) - 1) << 2
  const end = from + (used << 2)
  memory.fill(BUCKETS, 0, mask + 4)
  for (let at = from; at < end; at += 4) {
    const bucket = BUCKETS + (((load<u32>(at) >> low) << 2) & mask)
    store<u32>(bucket, load<u32>(bucket) + 4)
  }
  let next = to
  for (let bucket = BUCKETS; bucket <= BUCKETS + mask; bucket += 4) {
    const bytes = load<u32>(bucket)
    store<u32>(bucket, next)
    next += bytes
  }
  for (let at = from; at < end; at += 4) {
    const key = load<u32>(at)
    const bucket = BUCKETS + (((key >> low) << 2) & mask)
    const place = load<u32>(bucket)
    store<u32>(place, key)
    store<u32>(bucket, place + 4)
  }
}

/** Joins the two lightest nodes until one is left; notes the parents of inner nodes. */
function join(sorted: usize, used: u32): void {
  // Where the keys are not.
  const weights = sorted == SORTED ? WEIGHTS : SORTED
  const end = used << 2
  for (let i: usize = 0; i < end; i += 4) {
    store<u32>(weights + i, load<u32>(sorted + i) >> SYMBOL_BITS)
  }
  store<u32>(weights + end, NONE)
  store<u32>(weights + end, NONE, 4)
  store<u32>(INNER, NONE)
  store<u32>(INNER, NONE, 4)

  let leaf = weights
  let inner = INNER
  for (let node: u32 = 0; node < used - 1; node++) {
    const leaf0 = load<u32>(leaf)
    const leaf1 = load<u32>(leaf, 4)
    const inner0 = load<u32>(inner)
    const inner1 = load<u32>(inner, 4)
    const twoLeaves = <usize>(leaf1 <= inner0)
    const twoInner = <usize>(inner1 < leaf0)
    // A node not taken now gets its parent when it is.
    store<u32>(inner + (PARENTS - INNER), node)
    store<u32>(inner + (PARENTS - INNER), node, 4)
    const mixed = leaf0 + inner0
    const weight = twoLeaves ? leaf0 + leaf1 : twoInner ? inner0 + inner1 : mixed
    leaf += (1 + twoLeaves - twoInner) << 2
    inner += (1 - twoLeaves + twoInner) << 2
    const made = INNER + (node << 2)
    store<u32>(made, weight)
    store<u32>(made, NONE, 4)
    store<u32>(made, NONE, 8)
  }
}

/** Writes how many leaves each depth has, none below `limit`. */
function countLeaves(used: u32, limit: u32, counts: usize): void {
  // Inner nodes by depth; for a depth of 48 the Fibonacci numbers ask for more than 2^32 symbols.
  memory.fill(BUCKETS, 0, 4 * 48)
  const root = used - 2
  store<u32>(PARENTS + (root << 2), 0)
  store<u32>(BUCKETS, 1)
  for (let node = <i32>root - 1; node >= 0; node--) {
    const at = PARENTS + ((<usize>node) << 2)
    const depth = load<u32>(PARENTS + (load<u32>(at) << 2)) + 1
    store<u32>(at, depth)
    const bucket = BUCKETS + (depth << 2)
    store<u32>(bucket, load<u32>(bucket) + 1)
  }
  // Each inner node has two children, inner ones or leaves.
  let inner: u32 = 1
  let placed: u32 = 0
  for (let depth: u32 = 1; depth <= limit; depth++) {
    const innerHere = load<u32>(BUCKETS + (depth << 2))
    const leaves = 2 * inner - innerHere
    store<u32>(counts + (depth << 2), leaves)
    placed += leaves
    inner = innerHere
  }
  if (placed < used) shorten(limit, used - placed, counts)
}

/**
 * Brings `deeper` leaves from below the limit to it, and others down to make room, as ITU-T T.81 (JPEG)
 * K.2 does it: a leaf one level down gives its place to itself and to one of those at the limit.
 */
function shorten(limit: u32, deeper: u32, counts: usize): void {
  const last = counts + (limit << 2)
  store<u32>(last, load<u32>(last) + deeper)
  let taken: u32 = 0
  for (let depth: u32 = 1; depth <= limit; depth++) {
    taken += load<u32>(counts + (depth << 2)) << (limit - depth)
  }
  for (let excess = taken - (1 << limit); excess > 0; excess--) {
    let at = last - 4
    while (load<u32>(at) == 0) at -= 4
    store<u32>(at, load<u32>(at) - 1)
    store<u32>(at, load<u32>(at, 4) + 2, 4)
    store<u32>(last, load<u32>(last) - 1)
  }
}

/** Gives the rarest symbols the longest codes. @returns bits of all symbols written with this code */
function handOut(sorted: usize, limit: u32, alphabet: usize): u32 {
  let cost: u32 = 0
  let at = sorted
  for (let length = limit; length > 0; length--) {
    const end = at + (load<u32>(alphabet + COUNTS + (length << 2)) << 2)
    for (; at < end; at += 4) {
      const key = load<u32>(at)
      store<u8>(alphabet + LENGTHS + (key & SYMBOL_MASK), length)
      cost += (key >> SYMBOL_BITS) * length
    }
  }
  return cost
}
