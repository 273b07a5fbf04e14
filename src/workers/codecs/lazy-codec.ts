/**
 * A codec of two sides, each opened when it is first taken: a thread that only compresses has no decompressor,
 * which with 64 threads is memory that shows. Closing gives back what is open.
 */
import type { Codec } from './codec.ts'

export interface Side<Call> {
  readonly call: Call
  close(): void
}

/** A side that holds nothing. */
export const plainSide = <Call>(call: Call): Side<Call> => ({ call, close: () => undefined })

/** Works `make` out when it is first asked for, not when a thread loads the file. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

export function lazyCodec(
  openCompressor: () => Side<Codec['compress']>,
  openDecompressor: () => Side<Codec['decompress']>,
): Codec {
  let compressor: Side<Codec['compress']> | undefined
  let decompressor: Side<Codec['decompress']> | undefined
  return {
    get compress() {
      compressor ??= openCompressor()
      return compressor.call
    },
    get decompress() {
      decompressor ??= openDecompressor()
      return decompressor.call
    },
    close: () => {
      compressor?.close()
      decompressor?.close()
      compressor = decompressor = undefined
    },
  }
}
