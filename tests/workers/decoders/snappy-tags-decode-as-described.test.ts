import { expect, test } from 'vitest'
import { decodeSnappy, snappyLength } from '../../../src/workers/decoders/snappy.ts'
import { decodeWithin, hex } from './vectors.ts'

const decode = (block: Uint8Array, room = 100_000) => decodeWithin(decodeSnappy, block, room)
const text = (block: string) => decode(hex(block)).toString('latin1')

test('lengths: the two examples of the description, the largest, and none', () => {
  expect(snappyLength(hex('40'))).toBe(64)
  expect(snappyLength(hex('fe ff 7f'))).toBe(2_097_150)
  expect(snappyLength(hex('ff ff ff ff 0f'))).toBe(2 ** 32 - 1)
  for (const bad of ['', '80', 'ff ff ff ff 1f', 'ff ff ff ff ff 00']) {
    expect(() => snappyLength(hex(bad))).toThrow(RangeError)
  }
})

test('literals with the length in the tag and in 1 to 4 bytes after it', () => {
  expect(text('03 08 61 62 63')).toBe('abc')
  for (const [count, head] of [
    [60, 'ec'],
    [61, 'f0 3c'],
    [256, 'f0 ff'],
    [257, 'f4 00 01'],
    [65_536, 'f4 ff ff'],
    [65_537, 'f8 00 00 01'],
    [65_538, 'fc 01 00 01 00'],
  ] as const) {
    const plain = Buffer.alloc(count, 'literal ')
    expect(decode(Buffer.concat([varint(count), hex(head), plain])).equals(plain)).toBe(true)
  }
})

test('copies with one, two and four bytes of distance', () => {
  expect(text('08 0c 61 62 63 64 01 04')).toBe('abcdabcd')
  expect(text('07 0c 61 62 63 64 0a 04 00')).toBe('abcdabc')
  expect(text('05 0c 61 62 63 64 03 02 00 00 00')).toBe('abcdc')
})

test('a copy longer than its distance repeats, as in the description: xababab', () => {
  expect(text('07 08 78 61 62 01 02')).toBe('xababab')
  expect(text('41 00 78 fe 01 00')).toBe('x'.repeat(65))
})

test('a one-byte copy takes three bits of distance from its tag', () => {
  const far = Buffer.alloc(2047, 'where it begins is what comes back; ')
  const block = Buffer.concat([varint(2047 + 11), hex('f4 fe 07'), far, hex('fd ff')])
  expect(decode(block).subarray(2047).toString()).toBe('where it be')
})

test.each([
  ['a copy before anything', '04 01 01'],
  ['a copy from before the start', '05 00 61 01 02'],
  ['a distance of zero', '05 00 61 01 00'],
  ['a four-byte distance of 2^32 - 1', '02 00 61 03 ff ff ff ff'],
  ['a literal of 2^32 bytes', '05 fc ff ff ff ff 61'],
  ['a literal past the end', '05 08 61 62'],
  ['a literal without its length', '05 f0'],
  ['a copy without its distance', '05 00 61 02 01'],
  ['more than the length says', '02 08 61 62 63'],
  ['a copy over the length', '03 00 61 01 01'],
  ['less than the length says', '04 08 61 62 63'],
  ['nothing, where something is promised', '01'],
  ['a length of 4 GiB', 'ff ff ff ff 0f 00 61'],
])('%s is an error', (_, block) => {
  expect(() => decode(hex(block))).toThrow(/snappy block is broken at byte \d+/)
})

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (; value >= 0x80; value >>= 7) bytes.push((value & 0x7f) | 0x80)
  return Buffer.of(...bytes, value)
}
