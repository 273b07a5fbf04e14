import { expect, test } from 'vitest'
import { flattened } from '../../../src/main/dump/flattened.ts'
import type { ByteSource } from '../../../src/main/dump/source.ts'
import { failureOf } from '../fixtures.ts'
import { buildFlattened, END, recordHeader } from './builder.ts'

const MiB = 2 ** 20
const COUNT = 50_000
const HEAD = buildFlattened([], Buffer.alloc(0))

/**
 * 50,000 records of 1 MiB, made up as they are read; the last one goes to where the first one went.
 * @param hole bytes between one record's place and the next one's
 */
function huge(hole = 0): ByteSource & { readonly reads: () => number } {
  const stride = 16 + MiB
  const bytes = HEAD.length + COUNT * stride + END.length
  let reads = 0
  return {
    name: 'huge',
    path: '/huge',
    bytes,
    reads: () => reads,
    read(offset, into) {
      reads++
      into.fill(0)
      if (offset < HEAD.length) into.set(HEAD.subarray(offset, offset + into.length))
      else if (offset >= bytes - END.length) into.set(END)
      else {
        const i = Math.floor((offset - HEAD.length) / stride)
        const inside = (offset - HEAD.length) % stride
        const header = recordHeader(BigInt(i === COUNT - 1 ? 0 : i * (MiB + hole)), BigInt(MiB))
        if (inside === 0) into.set(header.subarray(0, into.length))
        else into.fill(i % 251)
      }
    },
    [Symbol.dispose]() {
      // Nothing is held.
    },
  }
}

test('opening reads a few thousand records of fifty thousand; settling reads them all', () => {
  const stream = huge()
  using source = flattened.unwrap(stream)
  expect(stream.reads()).toBeLessThan(10_000)
  expect(source.bytes).toBeGreaterThanOrEqual((COUNT - 1) * MiB)

  const shares: number[] = []
  source.settle({ onProgress: share => shares.push(share) })
  expect(source.bytes).toBe((COUNT - 1) * MiB)
  expect(shares.length).toBeGreaterThan(50)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
  const byte = new Uint8Array(1)
  source.read(17, byte)
  expect(byte[0]).toBe((COUNT - 1) % 251)
})

test('reading far in is too far while it opens, and then walks as far as it needs', () => {
  const stream = huge()
  using source = flattened.unwrap(stream)
  const byte = new Uint8Array(1)
  expect(failureOf(() => source.read(20_000 * MiB, byte)).message).toContain('unpacked further')
  expect(stream.reads()).toBeLessThan(10_000)
  source.lift?.({})
  source.read(20_000 * MiB, byte)
  expect(byte[0]).toBe(20_000 % 251)
  expect(stream.reads()).toBeLessThan(22_000)
})

test('a hole between headers is zeros at opening, without a walk to the end', () => {
  const stream = huge(512)
  using source = flattened.unwrap(stream)
  const walked = stream.reads()
  const head = new Uint8Array(4096)
  source.read(MiB, head)
  expect([head[0], head[511], head[512]]).toEqual([0, 0, 1])
  expect(stream.reads()).toBeLessThan(walked + 3)
  expect(source.settled).toBe(false)
})

test('what was read and is written anew later is told', () => {
  using source = flattened.unwrap(huge())
  source.read(0, new Uint8Array(4096))
  expect(source.warnings).toEqual([])
  source.settle({})
  expect(source.warnings.join()).toContain('writes its beginning anew')
})

test('settling can be cancelled and taken up again', () => {
  using source = flattened.unwrap(huge())
  let asked = 0
  const failure = failureOf(() => source.settle({ isCancelled: () => ++asked > 3 }))
  expect(failure.code).toBe('cancelled')
  source.settle({})
  expect(source.bytes).toBe((COUNT - 1) * MiB)
})
