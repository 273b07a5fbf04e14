import { expect, test } from 'vitest'
import { decodeWithin, type Vector, vectors } from './vectors.ts'

/** Whether it decodes; anything but bytes within bounds or a RangeError fails the test. */
function decodes({ decode, plain }: Vector, block: Uint8Array): boolean {
  try {
    decodeWithin(decode, block, plain.length)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** As many as asked for a page, fewer where there is more to decode. */
const tries = ({ plain }: Vector, forPage: number) =>
  Math.ceil(forPage / Math.max(1, plain.length / 4096))

test.each(vectors)('$name: cut anywhere is always an error', vector => {
  const { block } = vector
  const step = Math.ceil(block.length / tries(vector, 400))
  for (let bytes = 0; bytes < block.length; bytes += step) {
    expect([bytes, decodes(vector, block.subarray(0, bytes))]).toEqual([bytes, false])
  }
})

test.each(vectors)('$name: bytes after the end are an error', vector => {
  for (const byte of [0, 1, 0x11, 0xff]) {
    expect(decodes(vector, Buffer.concat([vector.block, Buffer.of(byte)]))).toBe(false)
  }
})

test.each(vectors)('$name: any flipped bit decodes within bounds or not at all', vector => {
  const { block } = vector
  const step = Math.ceil((8 * block.length) / tries(vector, 1500))
  for (let bit = 0; bit < 8 * block.length; bit += step) {
    const odd = Buffer.from(block)
    odd[bit >> 3] = (odd[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    decodes(vector, odd)
  }
})
