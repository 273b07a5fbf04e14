import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PageInflater } from '../../src/main/dump/page-inflater.ts'

const page = Buffer.alloc(4096, 'guest memory ')
const packed = deflateSync(page)

test('one inflater does page after page', () => {
  using inflater = new PageInflater(4096)
  const into = new Uint8Array(4096)
  for (let i = 0; i < 100; i++) {
    const other = Buffer.alloc(4096, `page ${i}, `)
    expect(inflater.inflate(deflateSync(other, { level: i % 10 }), into)).toBe(4096)
    expect(other.equals(into)).toBe(true)
  }
})

test('what is broken is an error, and the next page is right', () => {
  using inflater = new PageInflater(4096)
  const into = new Uint8Array(4096)
  const flipped = Buffer.from(packed)
  flipped[packed.length - 1] = (flipped[packed.length - 1] ?? 0) ^ 1
  for (const broken of [
    Buffer.alloc(0),
    packed.subarray(0, 10),
    packed.subarray(0, -1),
    flipped,
    Buffer.from('no zlib stream'),
    deflateSync(Buffer.alloc(4097)),
    deflateSync(Buffer.alloc(2 ** 20)),
  ]) {
    expect(() => inflater.inflate(broken, into)).toThrow()
    expect(inflater.inflate(packed, into)).toBe(4096)
    expect(page.equals(into)).toBe(true)
  }
})

test('less than a page is given as what it is; never more than there is room for', () => {
  using inflater = new PageInflater(4096)
  expect(inflater.inflate(deflateSync(Buffer.alloc(10)), new Uint8Array(4096))).toBe(10)
  expect(() => inflater.inflate(packed, new Uint8Array(4095))).toThrow()
})
