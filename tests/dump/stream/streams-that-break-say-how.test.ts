import { constants, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress, methods, mixed, take } from './streams.ts'

const plain = mixed(300_000)

test.each(methods)('%s cut at any place: cut, and all before it', method => {
  const packed = compress(method, plain)
  for (let bytes = 1; bytes < packed.length; bytes += bytes < 40 ? 1 : 19_997) {
    const { plain: got, fault } = take(method, packed.subarray(0, bytes))
    expect([bytes, fault]).toEqual([bytes, 'cut'])
    expect(got.equals(plain.subarray(0, got.length))).toBe(true)
  }
  // zstd gives a block of up to 128 KiB only when it has all of it.
  const { plain: got } = take(method, packed.subarray(0, -1))
  expect(got.length).toBeGreaterThan(150_000)
})

test.each(methods)('%s of nonsense is damaged', method => {
  expect(take(method, Buffer.alloc(100, 'nonsense'))).toMatchObject({ fault: 'damaged' })
})

test('wrong checksums and lengths', () => {
  const checked = zstdCompressSync(plain, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
  for (const [method, packed, fromEnd] of [
    ['gzip', compress('gzip', plain), 1],
    ['gzip', compress('gzip', plain), 5],
    ['zlib', compress('zlib', plain), 1],
    ['zstd', checked, 1],
  ] as const) {
    const bad = Buffer.from(packed)
    const at = bad.length - fromEnd
    bad[at] = (bad[at] ?? 0) ^ 1
    const { plain: got, fault } = take(method, bad)
    expect([method, fromEnd, fault]).toEqual([method, fromEnd, 'damaged'])
    // What stands before is given all the same; the others take a checksum in one with the last bytes.
    if (method === 'gzip') expect(got.equals(plain)).toBe(true)
  }
})

test('gzip flags that nobody knows', () => {
  const packed = compress('gzip', plain)
  packed[3] = 0x80
  expect(take('gzip', packed)).toMatchObject({ fault: 'damaged' })
})

test('a zstd window above 128 MiB is not set up', () => {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 20 << 3, 1, 0, 0, 65])
  expect(take('zstd', header)).toMatchObject({ fault: 'window' })
})
