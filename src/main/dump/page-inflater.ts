/**
 * Inflates pages that are each a zlib stream of its own. One native decoder serves all of them: to make one
 * for every page, as inflateSync does, takes five times as long as to inflate it. Where the runtime has no
 * such decoder, inflateSync does the work.
 */
import { inflateSync } from 'node:zlib'
import { MigrascopeError } from '../../shared/failure.ts'
import { NativeDecoder } from './native-decoder.ts'

export class PageInflater implements Disposable {
  /** One byte more than a page, so that too much is seen. */
  readonly #room: Uint8Array
  #decoder: NativeDecoder | undefined
  #isPortable = false

  constructor(pageSize: number) {
    this.#room = new Uint8Array(pageSize + 1)
  }

  /**
   * Inflates all of `packed` to the start of `into`, and gives the number of bytes.
   * @throws Error when it is no whole zlib stream, or holds more than `into` or a page does
   */
  inflate(packed: Uint8Array, into: Uint8Array): number {
    const decoder = this.#open()
    const limit = Math.min(into.length, this.#room.length - 1)
    if (!decoder) {
      const plain = inflateSync(packed, { chunkSize: this.#room.length, maxOutputLength: limit })
      into.set(plain)
      return plain.length
    }
    try {
      decoder.push(packed)
      const bytes = decoder.pull(this.#room)
      if (bytes > limit) throw new Error(`it holds more than ${limit} bytes`)
      decoder.finish()
      into.set(this.#room.subarray(0, bytes))
      return bytes
    } catch (error) {
      this[Symbol.dispose]()
      throw error
    }
  }

  [Symbol.dispose](): void {
    this.#decoder?.[Symbol.dispose]()
    this.#decoder = undefined
  }

  #open(): NativeDecoder | undefined {
    if (this.#isPortable) return undefined
    if (this.#decoder) {
      this.#decoder.restart()
      return this.#decoder
    }
    try {
      return (this.#decoder = new NativeDecoder('zlib'))
    } catch (error) {
      if (!(error instanceof MigrascopeError)) throw error
      this.#isPortable = true
      return undefined
    }
  }
}
