/**
 * Streaming decoder for bare deflate, zlib and zstd on Node's own libraries (contract: stream-decoder.ts). Node
 * streams asynchronously only; so this uses the handle beneath, as Node's own synchronous calls do and as pngjs
 * and minizlib have done since Node 11. A runtime without it is told apart and refused, never called.
 */
import zlib, { constants, createInflate, createInflateRaw } from 'node:zlib'
import { MigrascopeError } from '../../shared/failure.ts'
import {
  type NativeHandle,
  type NativeStream,
  nativeStream,
} from '../../workers/codecs/native-handle.ts'
import type { StreamDecoder } from './stream-decoder.ts'
import { StreamFault } from './stream-fault.ts'

export type NativeMethod = 'deflate' | 'zlib' | 'zstd'

/** Largest zstd window that is decoded, 128 MiB: zstd's own default. `zstd --long=28` and up goes beyond. */
export const ZSTD_WINDOW_LOG = 27

const NONE = new Uint8Array(0)

export class NativeDecoder implements StreamDecoder {
  readonly #isZstd: boolean
  /** Bytes of output room and of input left after a write. */
  readonly #left: Uint32Array
  #handle: NativeHandle | undefined
  #input: Uint8Array = NONE
  #at = 0
  #ended = false
  #plainBytes = 0
  #error: { readonly message: string; readonly code: string } | undefined

  constructor(method: NativeMethod) {
    this.#isZstd = method === 'zstd'
    const { handle, left } = openHandle(method)
    handle.onerror = (message, _, code) => {
      this.#error = { message, code }
    }
    this.#handle = handle
    this.#left = left
  }

  get pending(): number {
    return this.#input.length - this.#at
  }

  get ended(): boolean {
    return this.#ended
  }

  push(chunk: Uint8Array): void {
    this.#input = this.pending === 0 ? chunk : Buffer.concat([this.rest(), chunk])
    this.#at = 0
  }

  pull(into: Uint8Array): number {
    const flush = this.#isZstd ? constants.ZSTD_e_continue : constants.Z_SYNC_FLUSH
    let made = 0
    while (made < into.length && !this.#ended) {
      const before = this.pending
      const step = this.#write(flush, into, made)
      if (step === undefined) {
        if (made === 0) this.#mustHaveEnded()
        break
      }
      made += step
      if (step > 0 || this.pending < before) continue
      // Neither side moved: either all input is used, or what is left lies behind the end.
      if (before === 0) break
      if (this.#isZstd) throw new StreamFault('damaged', 'it does not go on')
      this.#ended = true
    }
    return made
  }

  finish(): void {
    if (this.#ended) return
    const flush = this.#isZstd ? constants.ZSTD_e_end : constants.Z_FINISH
    const made = this.#write(flush, new Uint8Array(1), 0)
    if (made === undefined) this.#mustHaveEnded()
    if (made) throw new MigrascopeError('internal', 'There is more to pull from the decoder.')
    this.#ended = true
  }

  /** What is pending. */
  rest(): Uint8Array {
    return this.#input.subarray(this.#at)
  }

  /** Forgets everything, for another stream. Not for zstd, which goes on to the next frame by itself. */
  restart(): void {
    this.#handle?.reset()
    this.#input = NONE
    this.#at = 0
    this.#ended = false
  }

  [Symbol.dispose](): void {
    this.#handle?.close()
    this.#handle = undefined
    this.#input = NONE
    this.#at = 0
  }

  /** One call of the library; returns the bytes made, undefined where it failed. */
  #write(flush: number, into: Uint8Array, at: number): number | undefined {
    if (!this.#handle) throw new MigrascopeError('internal', 'The decoder is closed already.')
    if (this.#error) return undefined
    const room = into.length - at
    this.#handle.writeSync(flush, this.#input, this.#at, this.pending, into, at, room)
    if (this.#failed()) return undefined
    const [roomLeft = 0, inputLeft = 0] = this.#left
    this.#at = this.#input.length - inputLeft
    this.#plainBytes += room - roomLeft
    return room - roomLeft
  }

  #failed(): boolean {
    if (!this.#error) return false
    // Bytes follow the last frame that begin no other one, which zstd's own program ignores, too.
    if (this.#plainBytes > 0 && this.#error.code.endsWith('prefix_unknown')) this.#ended = true
    return true
  }

  #mustHaveEnded(): void {
    if (this.#error && !this.#ended) throw faultOf(this.#error)
  }
}

function faultOf({ message, code }: { message: string; code: string }): StreamFault {
  if (code === 'Z_BUF_ERROR') return new StreamFault('cut', 'it ends before its last byte')
  if (code.endsWith('windowTooLarge')) return new StreamFault('window', message)
  return new StreamFault('damaged', message)
}

function openHandle(method: NativeMethod): NativeStream {
  const native = nativeStream(openStream(method))
  if (native) return native
  throw new MigrascopeError(
    'codec-unavailable',
    `This runtime cannot decode ${method} in pieces. Unpack the file first, or use Node 24.`,
    { expected: method, found: process.version },
  )
}

function openStream(method: NativeMethod): object | undefined {
  // The least that is allowed: output never goes through the stream's own buffer.
  const chunkSize = constants.Z_MIN_CHUNK
  if (method === 'deflate') return createInflateRaw({ chunkSize })
  if (method === 'zlib') return createInflate({ chunkSize })
  // Not there before Node 22.15.
  const { createZstdDecompress } = zlib as Partial<typeof zlib>
  const params = { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG }
  return createZstdDecompress?.({ chunkSize, params })
}
