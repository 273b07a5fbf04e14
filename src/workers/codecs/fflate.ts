/** zlib streams (RFC 1950) in portable JavaScript. fflate's synchronous calls: its own workers are not used. */
import type * as Library from 'fflate'
import module from 'node:module'
import { type Codec, type CodecImplementation, put, putExactly } from './codec.ts'
import { lazyCodec, once, plainSide } from './lazy-codec.ts'

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/**
 * Loaded by the thread that uses it, since its tables take a thread more than a megabyte. Not by an import, which
 * a thread in its loop could not wait for.
 */
const library = once(() => module.createRequire(import.meta.url)('fflate') as typeof Library)

function openCompressor(level: number): Codec['compress'] {
  const { zlibSync } = library()
  return (src, dst) => put(zlibSync(src, { level: level as Level }), dst)
}

function openDecompressor(): Codec['decompress'] {
  const { unzlibSync } = library()
  // One byte more than asked for: fflate fills what it is given and drops the rest without a word.
  let room = new Uint8Array(0)
  return (src, dst) => {
    if (room.length <= dst.length) room = new Uint8Array(dst.length + 1)
    putExactly(unzlibSync(src, { out: room.subarray(0, dst.length + 1) }), dst)
  }
}

export const fflate: CodecImplementation = {
  version: 'fflate 0.8.3',
  missing: null,
  open: level =>
    lazyCodec(
      () => plainSide(openCompressor(level)),
      () => plainSide(openDecompressor()),
    ),
}
