import { expect, test } from 'vitest'
import { openDecoder } from '../../../src/main/dump/stream-decoder.ts'
import { compress, methods } from './streams.ts'

// 8 MiB of zeros: some 8 KiB as deflate, some 300 bytes as zstd.
const zeros = 8 * 2 ** 20

test.each(methods)('%s: a bomb gives its bytes only as they are pulled', method => {
  const packed = compress(method, Buffer.alloc(zeros))
  using decoder = openDecoder(method)
  decoder.push(packed)
  const into = new Uint8Array(1000).fill(1)
  expect(decoder.pull(into.subarray(100, 200))).toBe(100)
  expect(into.indexOf(0)).toBe(100)
  expect(into.lastIndexOf(0)).toBe(199)
  // Most of it is still to be unpacked, or held by the library's window.
  expect(decoder.ended).toBe(false)
  const rest = new Uint8Array(65_536)
  let made = 100
  for (let step = rest.length; step === rest.length; made += step) step = decoder.pull(rest)
  decoder.finish()
  expect(made).toBe(zeros)
})
