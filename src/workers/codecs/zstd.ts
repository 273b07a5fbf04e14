/** Zstandard frames (RFC 8878) by node:zlib, one frame per request. Node has it from 22.15 and 23.8 on. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type CodecImplementation, put, putExactly } from './codec.ts'

// ZSTD_COMPRESSBOUND of zstd.h, so that the output is one chunk.
const bound = (bytes: number) =>
  bytes + (bytes >> 8) + (bytes < 131_072 ? (131_072 - bytes) >> 11 : 0) + 64

export const zstd: CodecImplementation = {
  version: `node:zlib zstd ${process.versions.zstd ?? 'unknown'}`,
  missing:
    // Older runtimes and some builds of Electron's lack it, whatever the types say.
    typeof (zstdCompressSync as unknown) === 'function'
      ? null
      : `this runtime (Node ${process.versions.node}) has no zstd; 22.15 or newer has`,
  open: level => {
    const params = { [constants.ZSTD_c_compressionLevel]: level }
    return {
      compress: (src, dst) =>
        put(
          zstdCompressSync(src, {
            params,
            chunkSize: Math.max(16_384, bound(src.length)),
            pledgedSrcSize: src.length,
          }),
          dst,
        ),
      decompress: (src, dst) => {
        const chunkSize = Math.max(64, dst.length)
        putExactly(zstdDecompressSync(src, { chunkSize, maxOutputLength: dst.length }), dst)
      },
    }
  },
}
