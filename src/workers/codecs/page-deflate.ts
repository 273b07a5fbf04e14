/**
 * Deflate made for pages, by a kernel of our own: zlib streams (RFC 1950) that QEMU reads. Restored by
 * node:zlib, as those of zlib are.
 */
import { wasm } from '../kernels/page-deflate.ts'
import type { Codec, CodecImplementation } from './codec.ts'
import { Kernel } from './kernel.ts'
import { lazyCodec, plainSide } from './lazy-codec.ts'
import { openInflate } from './zlib.ts'

interface Calls {
  compress(input: number, size: number, output: number, room: number, level: number): number
}

/** A block of at least 8191 bytes that is stored takes up to 6 more; the stream has 6 of its own. */
const bound = (bytes: number) => bytes + Math.ceil(bytes / 1024) + 32

function openDeflate(level: number): Codec['compress'] {
  const kernel = Kernel.open<Calls>(wasm)
  return (src, dst) => {
    const room = Math.min(dst.length, bound(src.length))
    kernel.put(src, room)
    const { calls, input, output } = kernel
    const bytes = calls.compress(input, src.length, output, room, level)
    return bytes < 0 ? -1 : kernel.take(bytes, dst)
  }
}

export const pageDeflate: CodecImplementation = {
  version: 'page-deflate 1, own kernel',
  missing: null,
  open: level => lazyCodec(() => plainSide(openDeflate(level)), openInflate),
}
