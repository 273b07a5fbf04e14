import { expect, test } from 'vitest'
import { Kernel } from '../../src/workers/codecs/kernel.ts'
import { lz4 } from '../../src/workers/codecs/lz4.ts'
import { wasm } from '../../src/workers/kernels/lz4.ts'
import { randomBlock, readBlock } from './lz4-blocks.ts'
import { memoryLike, seeded } from './seeded.ts'

const codec = lz4.open(1)

function outcome(block: Uint8Array, into: Uint8Array): string {
  try {
    codec.decompress(block, into)
    return 'restored'
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('The LZ4 block ')) return 'refused'
    throw error
  }
}

/** The other reader's word on it. */
function holds(block: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const { bytes } = readBlock(block)
    return bytes.length === size ? bytes : undefined
  } catch {
    return undefined
  }
}

test.each([
  ['nothing', [], 'at byte 0: it ends too early'],
  ['a length that does not end', [0xf0, 255, 255], 'at byte 0: it ends too early'],
  ['fewer literals than it says', [0x50, 1, 2, 3], 'at byte 0: it ends too early'],
  ['one literal less than it says', [0x40, 1, 2, 3], 'at byte 0: it ends too early'],
  ['half a distance', [0x10, 1, 1], 'at byte 0: it ends too early'],
  ['no last literals', [0x10, 1, 1, 0], 'at byte 4: it ends too early'],
  ['a match without a length', [0x1f, 1, 1, 0], 'at byte 0: it ends too early'],
  ['distance 0', [0x10, 1, 0, 0, 0x10, 1], 'at byte 0: it copies from before its start'],
  ['distance 2 of 1', [0x10, 1, 2, 0, 0x10, 1], 'at byte 0: it copies from before its start'],
  ['65,535 of 1', [0x10, 1, 255, 255, 0x10, 1], 'at byte 0: it copies from before its start'],
  ['too much in a match', [0x1f, 1, 1, 0, 50, 0x10, 1], 'at byte 0: it decodes to more'],
  ['too many literals', [0xf0, 6, ...new Uint8Array(21)], 'at byte 0: it decodes to more'],
  ['too little', [0x20, 1, 2], 'holds 2 bytes, expected 20'],
])('%s', (_, block, words) => {
  const into = new Uint8Array(20).fill(0xee)
  expect(() => {
    codec.decompress(Uint8Array.from(block), into)
  }).toThrow(words)
  expect(into.every(byte => byte === 0xee)).toBe(true)
})

test('a length of gigabytes is refused, not waited for', () => {
  const block = new Uint8Array(2 ** 23).fill(255)
  expect(outcome(block, new Uint8Array(4096))).toBe('refused')
  block[0] = 0x1f
  block.set([1, 0], 2)
  expect(outcome(block, new Uint8Array(4096))).toBe('refused')
})

test('40,000 damaged blocks: restored only where another reader agrees, byte for byte', () => {
  const counts = { restored: 0, refused: 0 }
  for (let seed = 0; seed < 4000; seed++) {
    const random = seeded(seed)
    let block: Uint8Array
    if (seed & 1) block = randomBlock(random, 1 + random(30))
    else {
      const original = memoryLike(1 + random(2000), random)
      const room = new Uint8Array(original.length + 100)
      block = room.slice(0, codec.compress(original, room))
    }
    const size = readBlock(block).bytes.length
    for (let i = 0; i < 10; i++) {
      const damaged = damage(block, random)
      // Also rooms that are too small or too large.
      const room = random(3) === 0 ? random(size + 40) : size
      const into = new Uint8Array(new SharedArrayBuffer(room))
      const verdict = outcome(damaged, into)
      const expected = holds(damaged, room)
      if ((verdict === 'restored') !== (expected !== undefined)) {
        throw new Error(`seed ${seed}.${i}: ${verdict}`)
      }
      if (expected !== undefined && Buffer.compare(into, expected) !== 0) {
        throw new Error(`seed ${seed}.${i} differs`)
      }
      counts[verdict as 'restored' | 'refused']++
    }
  }
  expect(counts.restored).toBeGreaterThan(1000)
  expect(counts.refused).toBeGreaterThan(10_000)
})

function damage(block: Uint8Array, random: (below: number) => number): Uint8Array {
  const damaged = block.slice()
  const kind = random(4)
  const at = random(damaged.length)
  if (kind === 0) return damaged.subarray(0, at)
  if (kind === 1) damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8))
  if (kind === 2) damaged.fill(random(2) * 255, at, at + 1 + random(8))
  if (kind === 3) for (let i = 0; i < 5; i++) damaged[random(damaged.length)] = random(256)
  return damaged
}

test('no call touches what lies outside of its areas and their slack', () => {
  interface Calls {
    compress(input: number, size: number, output: number, acceleration: number): number
    decompress(input: number, size: number, output: number, room: number): number
    readonly SLACK: WebAssembly.Global
  }
  const { calls } = Kernel.open<Calls>(wasm)
  const slack = calls.SLACK.value as number
  const { memory, AREAS } = Kernel.open(wasm).calls
  const first = AREAS.value as number
  if (memory.buffer.byteLength < first + 65_536) memory.grow(1)
  const bytes = new Uint8Array(memory.buffer)
  const guard = 0xa7
  for (let seed = 0; seed < 3000; seed++) {
    const random = seeded(seed)
    const original = memoryLike(1 + random(5000), random)
    const bound = original.length + Math.floor(original.length / 255) + 16
    const input = first + random(500)
    const output = input + original.length + slack + random(500)
    const check = (end: number) => {
      const between = bytes.subarray(input + original.length + slack, output)
      const behind = bytes.subarray(end + slack, first + 30_000)
      if (![bytes.subarray(first, input), between, behind].every(isGuard)) {
        throw new Error(`seed ${seed} wrote outside`)
      }
    }
    bytes.fill(guard, first, first + 30_000)
    bytes.set(original, input)
    const size = calls.compress(input, original.length, output, 1 + random(20))
    check(output + bound)
    expect(size).toBeLessThanOrEqual(bound)
    const damaged = damage(bytes.slice(output, output + size), random)
    if (damaged.length > original.length) continue
    bytes.fill(guard, first, first + 30_000)
    bytes.set(damaged, input)
    const room = random(original.length)
    calls.decompress(input, damaged.length, output, room)
    check(output + room)
  }
  function isGuard(part: Uint8Array): boolean {
    return part.every(byte => byte === guard)
  }
})
