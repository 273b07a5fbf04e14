import { expect, test } from 'vitest'
import { copyBytes, forgetSource } from '../../src/workers/copy-bytes.ts'

const kinds = {
  shared: (bytes: number) => new Uint8Array(new SharedArrayBuffer(bytes)),
  own: (bytes: number) => new Uint8Array(bytes),
}
const filled = (bytes: Uint8Array, by: number) => bytes.map((_, i) => i * by + 1)
const places = [
  { from: 0, length: 64, at: 0 },
  { from: 0, length: 63, at: 1 },
  { from: 7, length: 20, at: 40 },
  { from: 64, length: 0, at: 64 },
]

for (const [source, makeSource] of Object.entries(kinds)) {
  for (const [target, makeTarget] of Object.entries(kinds)) {
    test(`from ${source} to ${target} memory, whichever was copied from before`, () => {
      const sources = [3, 5].map(by => {
        const bytes = makeSource(64)
        bytes.set(filled(bytes, by))
        return bytes
      })
      for (const { from, length, at } of places) {
        for (const bytes of sources) {
          const piece = bytes.subarray(from, from + length)
          const expected = new Uint8Array(80)
          expected.set(piece, 8 + at)
          const memory = makeTarget(80)
          copyBytes(piece, memory.subarray(8, 72), at)
          expect(memory).toEqual(expected)
        }
        forgetSource()
      }
    })
  }
}

test('only as many bytes as are asked for', () => {
  const target = new Uint8Array(4)
  copyBytes(Uint8Array.of(1, 2, 3), target, 1, 2)
  expect(target).toEqual(Uint8Array.of(0, 1, 2, 0))
  expect(() => {
    copyBytes(Uint8Array.of(1, 2), target, 0, 3)
  }).toThrow(RangeError)
})

test('what does not fit is an error and copies nothing', () => {
  const target = new Uint8Array(8)
  expect(() => {
    copyBytes(Uint8Array.of(1, 2, 3), target, 6)
  }).toThrow(RangeError)
  expect(() => {
    copyBytes(Uint8Array.of(1, 2, 3), target.subarray(0, 2))
  }).toThrow(RangeError)
  expect(target).toEqual(new Uint8Array(8))
})
