import { expect, test } from 'vitest'
import { compress, methods, mixed, take } from './streams.ts'

const parts = [mixed(5000), Buffer.alloc(0), mixed(70_000), mixed(1)]
const all = Buffer.concat(parts)

test.each(['gzip', 'zstd'] as const)('%s', method => {
  const packed = Buffer.concat(parts.map(part => compress(method, part)))
  for (const pushBytes of [1, 500, 1_000_000]) {
    const { plain, fault } = take(method, packed, pushBytes)
    expect([pushBytes, fault, plain.equals(all)]).toEqual([pushBytes, undefined, true])
  }
})

test('skippable frames of zstd are skipped', () => {
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
  const packed = Buffer.concat([skippable, compress('zstd', all), skippable])
  expect(take('zstd', packed).plain.equals(all)).toBe(true)
})

test('all that a gzip header may hold', () => {
  const plain = mixed(1000)
  const packed = compress('gzip', plain)
  const header = Buffer.from(packed.subarray(0, 10))
  header[3] = 2 | 4 | 8 | 16
  const fields = Buffer.from('\x03\0abcname\0comment\0\x12\x34', 'latin1')
  const long = Buffer.concat([header, fields, packed.subarray(10)])
  const empty = Buffer.from(packed)
  header[3] = 4
  const emptyExtra = Buffer.concat([header, Buffer.from([0, 0]), empty.subarray(10)])
  for (const pushBytes of [1, 13, 2000]) {
    const { plain: got, fault } = take('gzip', Buffer.concat([long, emptyExtra]), pushBytes)
    expect([fault, got.equals(Buffer.concat([plain, plain]))]).toEqual([undefined, true])
  }
})

test.each(methods)('%s: what follows the end and begins no other part is left alone', method => {
  for (const tail of [Buffer.alloc(3000), Buffer.alloc(3000, 'x')]) {
    const packed = Buffer.concat([compress(method, all), tail])
    for (const pushBytes of [100, 1_000_000]) {
      const { plain, fault } = take(method, packed, pushBytes)
      expect([fault, plain.equals(all)]).toEqual([undefined, true])
    }
  }
})
