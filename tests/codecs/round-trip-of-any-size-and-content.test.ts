import { expect, test } from 'vitest'
import { codecs } from '../../src/workers/codecs/index.ts'
import { codecIds, codecTraits } from '../../src/shared/codecs.ts'

const sizes = [1, 2, 63, 4095, 4096, 4097, 65_536, 1_048_576]

/** Seeded bytes, from all alike to noise. */
function content(size: number, noise: number): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(size))
  let seed = size + noise
  for (let i = 0; i < size; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    bytes[i] = (seed >>> 16) & noise
  }
  return bytes
}

for (const id of codecIds.filter(codec => codec !== 'none')) {
  test(`${id}: what it makes restores to the same bytes, at each end of its levels`, () => {
    const { min, max, default: usual } = codecTraits[id].level
    for (const level of [min, usual, max]) {
      const codec = codecs[id].open(level)
      for (const size of level === max ? sizes.slice(0, 6) : sizes) {
        for (const noise of [0, 3, 255]) {
          const original = content(size, noise)
          const stream = new Uint8Array(new SharedArrayBuffer(2 * size + 1024))
          const bytes = codec.compress(original, stream)
          expect(bytes).toBeGreaterThan(0)
          const restored = new Uint8Array(new SharedArrayBuffer(size))
          codec.decompress(stream.subarray(0, bytes), restored)
          expect(Buffer.compare(restored, original)).toBe(0)
        }
      }
    }
  })
}

test('none is never smaller', () => {
  const codec = codecs.none.open(0)
  expect(codec.compress(content(4096, 0), new Uint8Array(8192))).toBe(-1)
})
