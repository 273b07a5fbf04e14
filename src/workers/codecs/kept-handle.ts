/**
 * One native codec for many streams. Node's synchronous calls make a new one each time, which at page size
 * costs more than the work; here the handle beneath a stream object is reset and written to. It must show that
 * it works before it is used, and each codec has the documented call to fall back on.
 */
import type { Side } from './lazy-codec.ts'
import { type NativeHandle, nativeStream } from './native-handle.ts'

export class KeptHandle {
  readonly #handle: NativeHandle
  /** Output room and input left after a write. */
  readonly #left: Uint32Array
  readonly #finish: number
  readonly #resets: boolean
  /** Keeps the handle alive. */
  readonly stream: object
  #error: string | undefined

  private constructor(stream: object, handle: NativeHandle, left: Uint32Array, end: StreamEnd) {
    this.stream = stream
    this.#handle = handle
    this.#left = left
    this.#finish = end.finish
    this.#resets = end.resets
    handle.onerror = message => {
      this.#error = message
    }
  }

  /**
   * @param stream as createDeflate, createZstdCompress… make it
   * @returns undefined where this runtime's stream has no such handle
   */
  static of(stream: object, end: StreamEnd): KeptHandle | undefined {
    const native = nativeStream(stream)
    return native && new KeptHandle(stream, native.handle, native.left, end)
  }

  /**
   * Takes all of `src` as one stream and writes the result to the start of `dst`.
   * @returns bytes written, or -1 when they may not all have fitted: `dst` is full
   * @throws Error of the library, when `src` is damaged or cut
   */
  run(src: Uint8Array, dst: Uint8Array): number {
    this.#error = undefined
    if (this.#resets) this.#handle.reset()
    this.#handle.writeSync(this.#finish, src, 0, src.length, dst, 0, dst.length)
    this.#throwError()
    const roomLeft = this.#left[0] ?? 0
    return roomLeft === 0 ? -1 : dst.length - roomLeft
  }

  close(): void {
    this.#handle.close()
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
   * Whether a reset must come before each stream. zstd's compressor must not be reset, which loses its
   * level; it begins a new frame by itself, but only when the last one had room to end.
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
    dst.set(room.subarray(0, bytes))
  }
}
