/**
 * zlib streams (RFC 1950) by node:zlib with QEMU's parameters (window 2^15, memory level 8), one stream
 * per request, as QEMU's compress threads write them.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import { type CodecImplementation, put, putExactly } from './codec.ts'

// compressBound of zlib's manual, so that a batch comes out as one chunk and is never glued together; not
// under the default of 16 KiB, which Node takes from a pool.
const bound = (bytes: number) => bytes + (bytes >> 12) + (bytes >> 14) + (bytes >> 25) + 64

export const zlib: CodecImplementation = {
  version: `node:zlib ${process.versions.zlib}`,
  missing: null,
  open: level => ({
    compress: (src, dst) =>
      put(deflateSync(src, { level, chunkSize: Math.max(16_384, bound(src.length)) }), dst),
    decompress: (src, dst) => {
      const chunkSize = Math.max(64, dst.length)
      putExactly(inflateSync(src, { chunkSize, maxOutputLength: dst.length }), dst)
    },
  }),
}
