/** Bits to the output, lowest first (RFC 1951 3.1.1). Up to 8 bytes behind the last one are overwritten. */

/** Where the next whole byte goes, and the bits before it that are not one yet: fewer than 8. */
export let out: usize = 0
export let held: u64 = 0
export let heldBits: u64 = 0

export function beginBits(at: usize): void {
  out = at
  held = 0
  heldBits = 0
}

/** Where another writer of bits has arrived. */
export function setBits(at: usize, bits: u64, count: u64): void {
  out = at
  held = bits
  heldBits = count
}

/** @param bits at most 32 of them, none above `count` set */
export function putBits(bits: u32, count: u32): void {
  const all = held | ((<u64>bits) << heldBits)
  const n = heldBits + <u64>count
  store<u64>(out, all)
  out += <usize>(n >> 3)
  held = all >> (n & 56)
  heldBits = n & 7
}

/** Fills the last byte with zeros. */
export function endBits(): void {
  if (heldBits != 0) putBits(0, 8 - <u32>heldBits)
}

/** Where the next byte goes, after endBits(). */
export function alignedBytes(): usize {
  return out
}

/** Whole bytes since `from`. */
export function bytesTo(from: usize): usize {
  return out - from
}

/** Bytes as they are, after endBits(). */
export function putBytes(from: usize, bytes: usize): void {
  memory.copy(out, from, bytes)
  out += bytes
}
