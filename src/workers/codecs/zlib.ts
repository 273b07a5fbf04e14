/**
 * zlib streams (RFC 1950) by node:zlib with QEMU's parameters (window 2^15, memory level 8), one stream per
 * request, reset in between as QEMU's compress threads do it.
 */
import { constants, createDeflate, createInflate, deflateSync, inflateSync } from 'node:zlib'
import { type Codec, type CodecImplementation, put, putExactly } from './codec.ts'
import { exactly, isThere, KeptHandle, probeStreams, trustedSide } from './kept-handle.ts'
import { lazyCodec, once, plainSide, type Side } from './lazy-codec.ts'

const end = { finish: constants.Z_FINISH, resets: true }

// compressBound of zlib's manual, so that a batch comes out as one chunk and is never glued together; not
// under the default of 16 KiB, which Node takes from a pool.
const bound = (bytes: number) => bytes + (bytes >> 12) + (bytes >> 14) + (bytes >> 25) + 64

const documented = (level: number): Codec => ({
  compress: (src, dst) => {
    const chunkSize = Math.max(16_384, bound(src.length))
    return put(deflateSync(src, { level, chunkSize }), dst)
  },
  decompress: (src, dst) => {
    const chunkSize = Math.max(64, dst.length)
    putExactly(inflateSync(src, { chunkSize, maxOutputLength: dst.length }), dst)
  },
})

function keptCompressor(level: number): Side<Codec['compress']> | undefined {
  const handle = KeptHandle.of(() => createDeflate({ level }), end)
  return trustedSide(
    handle,
    deflate => (src, dst) => deflate.run(src, dst),
    src => deflateSync(src, { level }),
  )
}

function keptDecompressor(): Side<Codec['decompress']> | undefined {
  const streams = probeStreams(src => deflateSync(src, { level: 1 }))
  const handle = KeptHandle.of(() => createInflate(), end)
  return trustedSide(handle, exactly, src => inflateSync(src), streams)
}

/** What restores zlib streams, whoever made them. */
export const openInflate = (): Side<Codec['decompress']> =>
  keptDecompressor() ?? plainSide(documented(1).decompress)

const way = once(() =>
  isThere(keptCompressor(1)) && isThere(keptDecompressor())
    ? 'one kept stream'
    : 'one call a request',
)

export const zlib: CodecImplementation = {
  get version() {
    return `node:zlib ${process.versions.zlib}, ${way()}`
  },
  missing: null,
  open: level =>
    lazyCodec(() => keptCompressor(level) ?? plainSide(documented(level).compress), openInflate),
}
