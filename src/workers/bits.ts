/** Bits of a 32-bit word. */

/** Number of the lowest bit that is set; 32 when none is. */
export const lowestBit = (word: number) => (word === 0 ? 32 : 31 - Math.clz32(word & -word))

/** How many bits are set. Hacker's Delight, figure 5-2. */
export function countBits(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555)
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333)
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A word with the lowest `count` bits set, 0–32. */
export const lowMask = (count: number) => (count >= 32 ? -1 : ~(-1 << count))
