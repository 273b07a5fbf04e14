/**
 * What lz4's doc/lz4_Block_format.md asks of an encoder beyond what restores: decoders made for speed rely on
 * it. The last 5 bytes are literals, and the last match begins 12 bytes before the end or earlier.
 */
import { expect, test } from 'vitest'
import { lz4 } from '../../src/workers/codecs/lz4.ts'
import { readBlock } from './lz4-blocks.ts'
import { memoryLike, seeded } from './seeded.ts'

function blockOf(original: Uint8Array, level = 1): Uint8Array {
  const room = new Uint8Array(original.length + Math.floor(original.length / 255) + 16)
  return room.subarray(0, lz4.open(level).compress(original, room))
}

test('the end of a block, whatever lies there', () => {
  let matches = 0
  for (let size = 1; size < 600; size++) {
    const random = seeded(size)
    const contents = [
      new Uint8Array(size),
      memoryLike(size, random),
      Uint8Array.from({ length: size }, (_, i) => i % (1 + (size % 23))),
    ]
    for (const original of contents) {
      const { sequences } = readBlock(blockOf(original))
      const last = sequences.at(-1)
      const lastMatch = sequences.at(-2)
      if (last === undefined) throw new Error('no sequence')
      expect(last.length).toBe(0)
      if (lastMatch === undefined) continue
      matches++
      expect(last.literals).toBeGreaterThanOrEqual(5)
      expect(lastMatch.length + last.literals).toBeGreaterThanOrEqual(12)
    }
  }
  expect(matches).toBeGreaterThan(1000)
})

test('no match is farther than 65,535 bytes, and one that far is found', () => {
  const far = (distance: number) => {
    const original = new Uint8Array(80_000)
    const piece = Uint8Array.from({ length: 200 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24)
    original.set(piece, 10)
    original.set(piece, 10 + distance)
    const { sequences, bytes } = readBlock(blockOf(original))
    expect(Buffer.compare(bytes, original)).toBe(0)
    return Math.max(...sequences.map(sequence => sequence.distance))
  }
  expect(far(65_535)).toBe(65_535)
  expect(far(65_536)).toBeLessThan(65_535)
})

test('small ones as the format describes them', () => {
  expect([...blockOf(new Uint8Array(0))]).toEqual([0])
  expect([...blockOf(Uint8Array.of(7))]).toEqual([0x10, 7])
  // One literal, then 94 bytes more of it from 1 back (15 + 75 + 4), then the last five.
  expect([...blockOf(new Uint8Array(100))]).toEqual([0x1f, 0, 1, 0, 75, 0x50, 0, 0, 0, 0, 0])
})

test('what has no matches grows by its lengths alone', () => {
  const random = seeded(9)
  const noise = Uint8Array.from({ length: 4096 }, () => random(256))
  expect(blockOf(noise)).toHaveLength(4096 + 1 + Math.floor((4096 - 15) / 255) + 1)
})

test('a lower level looks at less', () => {
  const original = memoryLike(65_536, seeded(3))
  const sizes = [1, -1, -4, -16].map(level => blockOf(original, level).length)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  expect(new Set(sizes).size).toBe(4)
  expect(blockOf(original, 0)).toEqual(blockOf(original, 1))
})
