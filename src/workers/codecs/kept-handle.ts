/**
 * One native codec for many streams. Node's synchronous calls make a new one each time, which at page size
 * costs more than the work; here the handle beneath a stream object is written to again and again. It must show
 * that it works before it is used, and each codec has the documented call to fall back on.
 */
import { copyBytes } from '../copy-bytes.ts'
import type { Side } from './lazy-codec.ts'
import { type NativeStream, nativeStream } from './native-handle.ts'

export class KeptHandle {
  readonly #make: () => object
  readonly #finish: number
  readonly #resets: boolean
  #native: NativeStream
  #error: string | undefined
  /** Whether the last stream came to its end, all of its input taken and output room left. */
  #ended = true

  private constructor(make: () => object, native: NativeStream, end: StreamEnd) {
    this.#make = make
    this.#finish = end.finish
    this.#resets = end.resets
    this.#native = this.#watched(native)
  }

  /**
   * @param make makes a stream object, as createDeflate, createZstdCompress… do
   * @returns undefined where this runtime's stream has no such handle
   */
  static of(make: () => object, end: StreamEnd): KeptHandle | undefined {
    const native = nativeStream(make())
    return native && new KeptHandle(make, native, end)
  }

  /**
   * Takes all of `src` as one stream and writes the result to the start of `dst`.
   * @returns bytes written, or -1 when they may not all have fitted: `dst` is full
   * @throws Error of the library, when `src` is damaged or cut
   */
  run(src: Uint8Array, dst: Uint8Array): number {
    if (this.#resets) this.#native.handle.reset()
    else if (!this.#ended) this.#renew()
    this.#error = undefined
    this.#ended = false
    const { handle, left } = this.#native
    handle.writeSync(this.#finish, src, 0, src.length, dst, 0, dst.length)
    this.#throwError()
    const roomLeft = left[0] ?? 0
    this.#ended = roomLeft > 0 && left[1] === 0
    return roomLeft === 0 ? -1 : dst.length - roomLeft
  }

  close(): void {
    this.#native.handle.close()
  }

  #renew(): void {
    const native = nativeStream(this.#make())
    if (!native) throw new Error('the stream object has lost its handle')
    this.#native.handle.close()
    this.#native = this.#watched(native)
  }

  #watched(native: NativeStream): NativeStream {
    native.handle.onerror = message => {
      this.#error = message
    }
    return native
  }

  /** `onerror` is called from within a write. */
  #throwError(): void {
    if (this.#error !== undefined) throw new Error(this.#error)
  }
}

/** How a stream ends and the next one begins. */
export interface StreamEnd {
  /** The flush value that ends a stream: Z_FINISH, ZSTD_e_end. */
  readonly finish: number
  /**
   * Whether a reset comes before each stream. Not so for zstd: a reset makes a new context, which costs more
   * than a page, loses the compressor's level and keeps the decompressor's last error. It begins the next
   * frame by itself where the last one ended; where it did not, a new handle takes over.
   */
  readonly resets: boolean
}

const PROBE = Uint8Array.from({ length: 4096 }, (_, i) => (i * i) >> (i & 7))

/** Whether a handle does, several times in a row, to the byte what the documented call does. */
export function isTrusted(
  handle: KeptHandle | undefined,
  documented: (src: Uint8Array) => Uint8Array,
  inputs: readonly Uint8Array[] = [PROBE, PROBE.subarray(1000), PROBE],
): boolean {
  if (!handle) return false
  const output = new Uint8Array(new SharedArrayBuffer(16_384))
  try {
    return inputs.every(input => {
      const bytes = handle.run(input, output)
      return Buffer.compare(output.subarray(0, bytes), documented(input)) === 0
    })
  } catch {
    return false
  }
}

/** A side by `handle` where that is trusted, else undefined and `handle` is closed. */
export function trustedSide<Call>(
  handle: KeptHandle | undefined,
  call: (trusted: KeptHandle) => Call,
  ...probes: readonly [
    documented: (src: Uint8Array) => Uint8Array,
    inputs?: readonly Uint8Array[] | undefined,
  ]
): Side<Call> | undefined {
  if (!handle) return undefined
  if (!isTrusted(handle, ...probes)) {
    handle.close()
    return undefined
  }
  return {
    call: call(handle),
    close: () => {
      handle.close()
    },
  }
}

/** Whether a side could be opened, which is then closed again. */
export function isThere(side: Side<unknown> | undefined): boolean {
  side?.close()
  return side !== undefined
}

/** What `compress` makes of the probes: inputs to trust a decompressor by. */
export const probeStreams = (compress: (src: Uint8Array) => Uint8Array) => [
  compress(PROBE),
  compress(PROBE.subarray(1000)),
]

/** A decompressor that gives exactly as much as is asked for, or throws. */
export function exactly(handle: KeptHandle): (src: Uint8Array, dst: Uint8Array) => void {
  // One byte more than asked for, so that too much is seen.
  let room = new Uint8Array(0)
  return (src, dst) => {
    if (room.length <= dst.length) room = new Uint8Array(dst.length + 1)
    const bytes = handle.run(src, room.subarray(0, dst.length + 1))
    if (bytes !== dst.length) throw new Error(`the stream does not hold ${dst.length} bytes`)
    copyBytes(room, dst, 0, bytes)
  }
}
