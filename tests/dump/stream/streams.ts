/** Streams for the decoder's tests, and ways to take them. */
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { openDecoder, type StreamMethod } from '../../../src/main/dump/stream-decoder.ts'
import { StreamFault } from '../../../src/main/dump/stream-fault.ts'

export const methods: readonly StreamMethod[] = ['gzip', 'zlib', 'zstd']

const compressors = { gzip: gzipSync, zlib: deflateSync, zstd: zstdCompressSync }

export const compress = (method: StreamMethod, plain: Uint8Array): Buffer =>
  compressors[method](plain)

/** Text, zeros and bytes that do not compress. */
export function mixed(bytes: number): Buffer {
  const plain = Buffer.alloc(bytes)
  let state = 7
  for (let i = 0; i < bytes; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const third = Math.floor((3 * i) / bytes)
    plain[i] = third === 0 ? 'guest memory '.charCodeAt(i % 13) : third === 1 ? 0 : state >>> 24
  }
  return plain
}

export interface Taken {
  readonly plain: Buffer
  /** Why it could not go on. */
  readonly fault?: StreamFault['reason']
}

/** Decodes all of `packed`, pushed and pulled in pieces of these sizes. */
export function take(
  method: StreamMethod,
  packed: Uint8Array,
  pushBytes = 65_536,
  pullBytes = 65_536,
): Taken {
  using decoder = openDecoder(method)
  const parts: Buffer[] = []
  const into = Buffer.alloc(pullBytes)
  try {
    for (let at = 0; at < packed.length && !decoder.ended; at += pushBytes) {
      decoder.push(packed.subarray(at, at + pushBytes))
      let made = pullBytes
      while (made === pullBytes) {
        made = decoder.pull(into)
        if (made > 0) parts.push(Buffer.from(into.subarray(0, made)))
      }
    }
    decoder.finish()
  } catch (error) {
    if (error instanceof StreamFault) return { plain: Buffer.concat(parts), fault: error.reason }
    throw error
  }
  return { plain: Buffer.concat(parts) }
}
