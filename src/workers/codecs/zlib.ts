/**
 * zlib streams (RFC 1950) by node:zlib with QEMU's parameters (window 2^15, memory level 8), one stream per
 * request, reset in between as QEMU's compress threads do it.
 */
import { constants, createDeflate, createInflate, deflateSync, inflateSync } from 'node:zlib'
import { type Codec, type CodecImplementation, put, putExactly } from './codec.ts'
import { exactly, isTrusted, KeptHandle, probeStreams } from './kept-handle.ts'

const end = { finish: constants.Z_FINISH, resets: true }

// compressBound of zlib's manual, so that a batch comes out as one chunk and is never glued together; not
// under the default of 16 KiB, which Node takes from a pool.
const bound = (bytes: number) => bytes + (bytes >> 12) + (bytes >> 14) + (bytes >> 25) + 64

function documented(level: number): Codec {
  return {
    compress: (src, dst) => {
      const chunkSize = Math.max(16_384, bound(src.length))
      return put(deflateSync(src, { level, chunkSize }), dst)
    },
    decompress: (src, dst) => {
      const chunkSize = Math.max(64, dst.length)
      putExactly(inflateSync(src, { chunkSize, maxOutputLength: dst.length }), dst)
    },
  }
}

function kept(level: number): Codec | undefined {
  const deflate = KeptHandle.of(createDeflate({ level }), end)
  const inflate = KeptHandle.of(createInflate(), end)
  const streams = probeStreams(src => deflateSync(src, { level }))
  if (!isTrusted(deflate, src => deflateSync(src, { level }))) return undefined
  if (!isTrusted(inflate, src => inflateSync(src), streams)) return undefined
  return { compress: (src, dst) => deflate.run(src, dst), decompress: exactly(inflate) }
}

const way = kept(1) ? 'one kept stream' : 'one call a request'

export const zlib: CodecImplementation = {
  version: `node:zlib ${process.versions.zlib}, ${way}`,
  missing: null,
  open: level => kept(level) ?? documented(level),
}
