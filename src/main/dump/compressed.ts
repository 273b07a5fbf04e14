/**
 * Compressed files around a dump: .gz and .zst as their programs write them, and LiME's compress=1, which is one
 * zlib stream around the whole file. Read by unpacking as far as is asked (compressed-source.ts), no copy on disk.
 */
import { CompressedSource } from './compressed-source.ts'
import { openDecoder, StreamFault } from './stream-decoder.ts'
import type { Wrapper } from './wrapper.ts'

export const gzipFile: Wrapper = {
  title: 'gzip-compressed',
  method: 'gzip',
  recognises: head => startsWith(head, 0, 0x1f, 0x8b, 8),
  unwrap: source => CompressedSource.open(source, 'gzip'),
}

export const zstdFile: Wrapper = {
  title: 'zstd-compressed',
  method: 'zstd',
  recognises(head) {
    const view = new DataView(head.buffer, head.byteOffset, head.length)
    let at = 0
    // pzstd and others put skippable frames first, which lz4 files may begin with, too.
    while (isSkippable(head, at) && at + 8 <= head.length) at += 8 + view.getUint32(at + 4, true)
    return startsWith(head, at, 0x28, 0xb5, 0x2f, 0xfd)
  },
  unwrap: source => CompressedSource.open(source, 'zstd'),
}

export const zlibLime: Wrapper = {
  title: 'zlib-compressed',
  method: 'zlib',
  holds: ['lime'],
  /**
   * A zlib stream has two bytes of header that one raw dump in 500 begins with, too: only one that unpacks to
   * LiME's own magic counts.
   */
  recognises(head) {
    const [first = 0, second = 0] = head
    if ((first & 0xf) !== 8 || (first * 256 + second) % 31 !== 0) return false
    using decoder = openDecoder('zlib')
    const plain = new Uint8Array(4)
    try {
      decoder.push(head)
      return decoder.pull(plain) === plain.length && startsWith(plain, 0, 0x45, 0x4d, 0x69, 0x4c)
    } catch (error) {
      if (error instanceof StreamFault) return false
      throw error
    }
  },
  unwrap: source => CompressedSource.open(source, 'zlib'),
}

const isSkippable = (head: Uint8Array, at: number) =>
  ((head[at] ?? 0) & 0xf0) === 0x50 && startsWith(head, at + 1, 0x2a, 0x4d, 0x18)

const startsWith = (head: Uint8Array, at: number, ...bytes: readonly number[]) =>
  bytes.every((byte, i) => head[at + i] === byte)
