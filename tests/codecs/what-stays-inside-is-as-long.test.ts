import { expect, test } from 'vitest'
import { codecIds, codecTraits } from '../../src/shared/codecs.ts'
import { codecs } from '../../src/workers/codecs/index.ts'
import { memoryLike, seeded } from './seeded.ts'

const random = seeded(20)
const inputs = [4096, 1, 65_536, 4095, 16_384].flatMap(size => [
  memoryLike(size, random),
  Uint8Array.from({ length: size }, () => random(256)),
])
const inside = codecIds.filter(id => codecs[id].open(codecTraits[id].level.default).compressInside)

test('lz4 is one that compresses inside', () => {
  expect(inside).toContain('lz4')
})

test.each(inside)('%s gives the length that compress gives, -1 where the input is shorter', id => {
  const { min, max } = codecTraits[id].level
  for (const level of [min, max]) {
    const { compress, compressInside } = codecs[id].open(level)
    for (const input of inputs) {
      const bytes = compress(input, new Uint8Array(2 * input.length + 64))
      expect(compressInside?.(input)).toBe(bytes > input.length ? -1 : bytes)
    }
  }
})

test.each(inside)('%s gives the same for what was gathered inside', id => {
  const codec = codecs[id].open(1)
  const room = codec.roomInside?.(65_536) ?? new Uint8Array(65_536)
  for (const input of inputs) {
    const apart = codec.compressInside?.(input)
    room.set(input)
    const gathered = room.subarray(0, input.length)
    expect(codec.compressInside?.(gathered)).toBe(apart)
    const [first, second] = [new Uint8Array(70_000), new Uint8Array(70_000)]
    codec.compress(input, first)
    room.set(input)
    codec.compress(gathered, second)
    expect(second).toEqual(first)
  }
})
