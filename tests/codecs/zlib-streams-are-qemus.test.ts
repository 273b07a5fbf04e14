import { inflateSync } from 'node:zlib'
import { unzlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { codecs } from '../../src/workers/codecs/index.ts'

test('fflate, zlib and page-deflate make RFC 1950 streams that either reads', () => {
  const page = new Uint8Array(4096).map((_, i) => (i >> 4) & 255)
  for (const id of ['fflate', 'zlib', 'page-deflate'] as const) {
    const stream = new Uint8Array(4096)
    const bytes = codecs[id].open(1).compress(page, stream)
    const whole = stream.subarray(0, bytes)
    // CMF of deflate with a window of 2^15, and a header that is a multiple of 31.
    expect(whole[0]).toBe(0x78)
    expect(((whole[0] ?? 0) * 256 + (whole[1] ?? 0)) % 31).toBe(0)
    expect(Buffer.compare(inflateSync(whole), page)).toBe(0)
    expect(Buffer.compare(unzlibSync(whole), page)).toBe(0)
  }
})
