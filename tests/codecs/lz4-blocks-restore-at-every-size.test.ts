import { expect, test } from 'vitest'
import { lz4 } from '../../src/workers/codecs/lz4.ts'
import { readBlock } from './lz4-blocks.ts'
import { memoryLike, seeded } from './seeded.ts'

/** LZ4_COMPRESSBOUND of the format. */
const bound = (size: number) => size + Math.floor(size / 255) + 16

function check(codec: ReturnType<typeof lz4.open>, original: Uint8Array, other: boolean): void {
  const stream = new Uint8Array(new SharedArrayBuffer(bound(original.length)))
  const bytes = codec.compress(original, stream)
  expect(bytes).toBeGreaterThan(0)
  const block = stream.subarray(0, bytes)
  const restored = new Uint8Array(new SharedArrayBuffer(original.length))
  codec.decompress(block, restored)
  if (Buffer.compare(restored, original) !== 0) throw new Error(`size ${original.length} differs`)
  if (other && Buffer.compare(readBlock(block).bytes, original) !== 0) {
    throw new Error(`another reader of size ${original.length} differs`)
  }
}

const noise = (size: number) => {
  const random = seeded(size + 1)
  return Uint8Array.from({ length: size }, () => random(256))
}
const contents: Readonly<Record<string, (size: number) => Uint8Array>> = {
  'memory-like': size => memoryLike(size, seeded(size)),
  noise,
  zeros: size => new Uint8Array(size),
  'one byte': size => new Uint8Array(size).fill(0xa5),
  // Noise over and over: matches at every distance, each as long as its period allows.
  'periods of 1 to 40': size => {
    const period = noise(1 + (size % 40))
    return Uint8Array.from({ length: size }, (_, i) => period[i % period.length] ?? 0)
  },
}

test.each(Object.entries(contents))('%s, every size to 300 and many to 64 KiB', (_, content) => {
  const codec = lz4.open(1)
  for (let size = 0; size <= 300; size++) check(codec, content(size), true)
  for (let size = 301; size <= 65_536; size += 1 + (size >> 5)) check(codec, content(size), true)
  for (const size of [4095, 4096, 4097, 65_535, 65_536, 65_537]) check(codec, content(size), true)
})

test.each(Object.entries(contents))(
  '%s, up to 1 MiB, a small one after a large one',
  (_, content) => {
    const codec = lz4.open(1)
    for (const size of [1_048_576, 131_072, 65_537, 20, 1_048_575, 4096, 524_288]) {
      check(codec, content(size), false)
    }
  },
)

test('at every level', () => {
  for (const level of [1, 0, -1, -3, -10, -100]) {
    const codec = lz4.open(level)
    for (const size of [0, 13, 100, 4096, 70_000]) {
      check(codec, memoryLike(size, seeded(level + size)), true)
    }
  }
})

test('nothing of one request is seen in the next', () => {
  const codec = lz4.open(1)
  const page = memoryLike(4096, seeded(5))
  const first = new Uint8Array(bound(4096))
  const bytes = codec.compress(page, first)
  for (let i = 0; i < 50; i++) {
    codec.compress(memoryLike(1 + i * 997, seeded(i)), new Uint8Array(bound(1 + i * 997)))
    const again = new Uint8Array(bound(4096))
    expect(codec.compress(page, again)).toBe(bytes)
    expect(Buffer.compare(again, first)).toBe(0)
  }
})
