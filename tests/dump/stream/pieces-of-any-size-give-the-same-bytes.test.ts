import { expect, test } from 'vitest'
import { openDecoder } from '../../../src/main/dump/stream-decoder.ts'
import { compress, methods, mixed, take } from './streams.ts'

const plain = mixed(100_000)

test.each(methods)('%s', method => {
  const packed = compress(method, plain)
  for (const [pushBytes, pullBytes] of [
    [1, 4096],
    [777, 100],
    [65_536, 65_536],
    [10_000, 1],
  ]) {
    const { plain: got, fault } = take(method, packed, pushBytes, pullBytes)
    expect([pushBytes, pullBytes, fault, got.equals(plain)]).toEqual([
      pushBytes,
      pullBytes,
      undefined,
      true,
    ])
  }
})

test.each(methods)('%s, straight into shared memory', method => {
  using decoder = openDecoder(method)
  const shared = new Uint8Array(new SharedArrayBuffer(plain.length))
  decoder.push(compress(method, plain))
  expect(decoder.pull(shared)).toBe(plain.length)
  expect(plain.equals(shared)).toBe(true)
})

test.each(methods)('%s of nothing is nothing', method => {
  expect(take(method, compress(method, Buffer.alloc(0)))).toEqual({ plain: Buffer.alloc(0) })
})
