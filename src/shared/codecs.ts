/**
 * The codecs by name: what they are and which levels each has, for every process. The code that
 * compresses lives in src/workers/codecs; whether a codec runs here is the host's to say.
 */
import * as v from 'valibot'

export const codecIds = ['fflate', 'zlib', 'page-deflate', 'zstd', 'lz4', 'none'] as const
export type CodecId = (typeof codecIds)[number]

export interface LevelRange {
  readonly min: number
  readonly max: number
  readonly default: number
}

export interface CodecTraits {
  /** One line for people. */
  readonly title: string
  readonly level: LevelRange
}

export const codecTraits: Readonly<Record<CodecId, CodecTraits>> = {
  fflate: {
    title: 'zlib stream from fflate, portable JavaScript',
    level: { min: 0, max: 9, default: 1 },
  },
  zlib: {
    title: 'zlib from node:zlib, native; what QEMU uses',
    level: { min: 0, max: 9, default: 1 },
  },
  // 1, 2 and 4 earlier places are looked at.
  'page-deflate': {
    title: 'zlib stream from a kernel of our own made for pages, WebAssembly',
    level: { min: 1, max: 3, default: 1 },
  },
  // ZSTD_maxCLevel() is 22; below 0 the levels trade ratio for speed without an end, -7 is the last
  // one that zstd's own tables show. 0 means "zstd's default" (3) and would only say the same twice.
  zstd: {
    title: 'Zstandard from node:zlib, native',
    level: { min: -7, max: 22, default: 1 },
  },
  // As the lz4 command's fast half: 1 is its -1, and -N its --fast=N, which looks at every (1 + N)th position
  // only (LZ4_compress_fast's acceleration). That goes on without an end; at -16 a page of 4 KiB is still
  // made a third smaller. 0 is 1, as there. Its levels above 2 are another compressor, LZ4_HC.
  lz4: {
    title: 'LZ4 blocks from a kernel of our own, WebAssembly',
    level: { min: -16, max: 1, default: 1 },
  },
  none: {
    title: 'no compression, a copy: the ceiling',
    level: { min: 0, max: 0, default: 0 },
  },
}

/** What a codec is on this machine. `reason` says why it is unavailable. */
export const codecFactsSchema = v.object({
  id: v.picklist(codecIds),
  title: v.string(),
  /** Name and version of the implementation, as reports carry it. */
  version: v.string(),
  available: v.boolean(),
  reason: v.nullable(v.string()),
  level: v.object({ min: v.number(), max: v.number(), default: v.number() }),
})
export type CodecFacts = v.InferOutput<typeof codecFactsSchema>
