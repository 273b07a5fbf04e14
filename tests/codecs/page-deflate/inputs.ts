/** Seeded inputs for a deflate compressor, of what it meets and of what could break it. */
import { memoryLike, seeded } from '../seeded.ts'

type Random = (below: number) => number
type Content = (size: number, random: Random) => Uint8Array

const bytesOf = (size: number, byte: (i: number) => number) => {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i++) bytes[i] = byte(i)
  return bytes
}

/** Distances at both ends of the window and of some symbols. */
const distances = [1, 2, 3, 4, 5, 256, 257, 4096, 8193, 32_767, 32_768, 32_769, 65_535, 65_536]

export const contents: Readonly<Record<string, Content>> = {
  'memory-like': memoryLike,
  // No matches but by chance; all symbols equally frequent.
  noise: (size, random) => bytesOf(size, () => random(256)),
  'one symbol': (size, random) => new Uint8Array(size).fill(random(256)),
  'few symbols': (size, random) => {
    const symbols = 2 + random(15)
    return bytesOf(size, () => random(symbols) * 15)
  },
  'every byte as often as the others': (size, random) => {
    const step = 1 + 2 * random(128)
    return bytesOf(size, i => (i * step + (i >> 8)) & 255)
  },
  // Each symbol about 1.6 times as frequent as the next: codes as long as they get.
  'Fibonacci frequencies': (size, random) =>
    bytesOf(size, () => {
      let symbol = 0
      while (symbol < 40 && random(1000) >= 382) symbol++
      return symbol * 6
    }),
  // Runs about as long as the longest match, and twice that.
  runs: (size, random) => {
    let left = 0
    let value = 0
    return bytesOf(size, () => {
      if (left-- === 0) {
        left = (random(2) === 0 ? 255 : 512) + random(8)
        value = random(256)
      }
      return value
    })
  },
  // Copies from chosen distances, between pieces of noise.
  copies: (size, random) => {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size;) {
      const back = distances[random(distances.length)] ?? 1
      const end = Math.min(size, at + 1 + random([6, 40, 600][random(3)] ?? 6))
      const isCopy = back <= at && random(4) !== 0
      for (; at < end; at++) bytes[at] = isCopy ? (bytes[at - back] ?? 0) : random(256)
    }
    return bytes
  },
  // One byte in many: long matches between lone literals.
  sparse: (size, random) => {
    const oneIn = 2 + random(300)
    return bytesOf(size, () => (random(oneIn) === 0 ? random(256) : 0))
  },
}

const names = Object.keys(contents)

export interface Case {
  readonly name: string
  readonly input: Uint8Array
}

/** Sizes that go with most cases: 70 % up to 512 bytes, 25 % to 8 KiB, 5 % to 64 KiB, one in 2000 to 1 MiB. */
function anySize(random: Random): number {
  const share = random(2000)
  if (share === 0) return random(2 ** 20 + 1)
  if (share < 100) return random(65_537)
  if (share < 600) return random(8193)
  return random(513)
}

/** The same for the same seed and number. */
export function caseOf(seed: number, number: number): Case {
  const random = seeded(Math.imul(seed, 0x9e3779b1) + number)
  const content = names[random(names.length)] ?? ''
  const input = contents[content]?.(anySize(random), random) ?? new Uint8Array(0)
  return { name: `seed ${seed}, case ${number}: ${content}, ${input.length} bytes`, input }
}
