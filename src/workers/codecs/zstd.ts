/** Zstandard frames (RFC 8878) by node:zlib, one frame per request. Node has it from 22.15 and 23.8 on. */
import {
  constants,
  createZstdCompress,
  createZstdDecompress,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib'
import { type Codec, type CodecImplementation, put, putExactly } from './codec.ts'
import { exactly, isThere, KeptHandle, probeStreams, trustedSide } from './kept-handle.ts'
import { lazyCodec, once, plainSide, type Side } from './lazy-codec.ts'

const end = { finish: constants.ZSTD_e_end, resets: false }
const paramsOf = (level: number) => ({ [constants.ZSTD_c_compressionLevel]: level })

// ZSTD_COMPRESSBOUND of zstd.h, so that the output is one chunk.
const bound = (bytes: number) =>
  bytes + (bytes >> 8) + (bytes < 131_072 ? (131_072 - bytes) >> 11 : 0) + 64

function documented(level: number): Codec {
  const params = paramsOf(level)
  return {
    compress: (src, dst) => {
      const chunkSize = Math.max(16_384, bound(src.length))
      return put(zstdCompressSync(src, { params, chunkSize, pledgedSrcSize: src.length }), dst)
    },
    decompress: (src, dst) => {
      const chunkSize = Math.max(64, dst.length)
      putExactly(zstdDecompressSync(src, { chunkSize, maxOutputLength: dst.length }), dst)
    },
  }
}

function keptCompressor(level: number): Side<Codec['compress']> | undefined {
  const params = paramsOf(level)
  const handle = KeptHandle.of(() => createZstdCompress({ params }), end)
  // Always room for the whole frame: one that does not end costs a new handle.
  let room = new Uint8Array(0)
  return trustedSide(
    handle,
    compressor => (src, dst) => {
      if (room.length < bound(src.length)) room = new Uint8Array(bound(src.length))
      return put(room, dst, compressor.run(src, room))
    },
    src => zstdCompressSync(src, { params }),
  )
}

function keptDecompressor(): Side<Codec['decompress']> | undefined {
  const streams = probeStreams(src => zstdCompressSync(src, { params: paramsOf(1) }))
  const handle = KeptHandle.of(() => createZstdDecompress(), end)
  return trustedSide(handle, exactly, src => zstdDecompressSync(src), streams)
}

// Older runtimes and some builds of Electron's lack it, whatever the types say.
const hasZstd = typeof (zstdCompressSync as unknown) === 'function'
const way = once(() =>
  hasZstd && isThere(keptCompressor(1)) && isThere(keptDecompressor())
    ? 'one kept context'
    : 'one call a request',
)

export const zstd: CodecImplementation = {
  get version() {
    return `node:zlib zstd ${process.versions.zstd ?? 'unknown'}, ${way()}`
  },
  missing: hasZstd
    ? null
    : `this runtime (Node ${process.versions.node}) has no zstd; 22.15 or newer has`,
  open: level =>
    lazyCodec(
      () => keptCompressor(level) ?? plainSide(documented(level).compress),
      () => keptDecompressor() ?? plainSide(documented(level).decompress),
    ),
}
