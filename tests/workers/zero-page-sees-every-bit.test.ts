import { expect, test } from 'vitest'
import { zeroTest } from '../../src/workers/zero-page.ts'
import { random } from '../workqueue/fixtures/random.ts'

const PAGE = 4096

test('one byte anywhere in a page makes it no zero page, its neighbours stay one', () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(3 * PAGE))
  const isZero = zeroTest(bytes)
  expect(isZero(PAGE, PAGE)).toBe(true)
  for (let position = 0; position < PAGE; position++) {
    bytes[PAGE + position] = 1 << (position % 8)
    expect([0, PAGE, 2 * PAGE].map(offset => isZero(offset, PAGE))).toEqual([true, false, true])
    bytes[PAGE + position] = 0
  }
  expect(isZero(0, 3 * PAGE)).toBe(true)
})

test('the bytes of -0 are not zero', () => {
  const bytes = new Uint8Array(PAGE)
  const isZero = zeroTest(bytes)
  for (let at = 0; at < PAGE; at += 8) {
    for (const littleEndian of [true, false]) {
      new DataView(bytes.buffer).setFloat64(at, -0, littleEndian)
      expect(isZero(0, PAGE)).toBe(false)
    }
    bytes.fill(0, at, at + 8)
  }
})

test.each([0, 1, 2, 3, 4])('a view that starts at byte %i: any offset, any length', start => {
  const around = new Uint8Array(start + 300).fill(0xff)
  const bytes = around.subarray(start, start + 256)
  const isZero = zeroTest(bytes)
  const next = random(start)
  for (let i = 0; i < 5000; i++) {
    const offset = next() % 256
    const length = next() % (257 - offset)
    bytes.fill(0xff).fill(0, offset, offset + length)
    expect(isZero(offset, length)).toBe(true)
    if (length === 0) continue
    bytes[offset + (next() % length)] = 0x80
    expect(isZero(offset, length)).toBe(false)
  }
})

test.each([65535, 65536, 65537, 131072, 1 << 20])('%i bytes: the first and last count', length => {
  const bytes = new Uint8Array(length + 2)
  const isZero = zeroTest(bytes)
  for (const offset of [0, 1]) {
    bytes[offset + length] = 1
    expect(isZero(offset, length)).toBe(true)
    for (const position of [0, 31, 32, 65535, 65536, length - 1].filter(p => p < length)) {
      bytes[offset + position] = 1
      expect(isZero(offset, length)).toBe(false)
      bytes[offset + position] = 0
    }
    bytes[offset + length] = 0
  }
})
