/**
 * Streaming decoder for gzip files (contract: stream-decoder.ts). Members follow each other as one; what follows
 * the last one and begins none is left alone, as gzip itself does. Checks each member's CRC-32 and length.
 * Source: RFC 1952.
 */
import { crc32 } from 'node:zlib'
import { memberHeader } from './gzip-member-header.ts'
import { NativeDecoder } from './native-decoder.ts'
import type { StreamDecoder } from './stream-decoder.ts'
import { StreamFault } from './stream-fault.ts'

const TRAILER_BYTES = 8
const NONE = new Uint8Array(0)

export class GzipDecoder implements StreamDecoder {
  readonly #body = new NativeDecoder('deflate')
  #parser = memberHeader(true)
  #phase: 'header' | 'body' | 'trailer' = 'header'
  #ended = false
  /** Found behind bytes that were to be given first. */
  #fault: StreamFault | undefined
  /** Bytes of the header or trailer in hand so far. */
  #taken = 0
  #input: Uint8Array = NONE
  #at = 0
  #crc = 0
  #bytes = 0
  readonly #trailer = new DataView(new ArrayBuffer(TRAILER_BYTES))

  get pending(): number {
    return this.#phase === 'body' ? this.#body.pending : this.#input.length - this.#at
  }

  get ended(): boolean {
    return this.#ended
  }

  push(chunk: Uint8Array): void {
    if (this.#phase === 'body') {
      this.#body.push(chunk)
      return
    }
    const left = this.#input.subarray(this.#at)
    this.#input = left.length === 0 ? chunk : Buffer.concat([left, chunk])
    this.#at = 0
  }

  pull(into: Uint8Array): number {
    if (this.#fault) throw this.#fault
    let made = 0
    try {
      while (made < into.length && !this.#ended) {
        if (this.#phase === 'body') {
          const step = this.#inflate(into.subarray(made))
          made += step
          if (this.#body.ended) this.#endBody()
          else if (step === 0) break
        } else if (!this.#take()) break
      }
    } catch (error) {
      if (!(error instanceof StreamFault) || made === 0) throw error
      this.#fault = error
    }
    return made
  }

  finish(): void {
    if (this.#fault) throw this.#fault
    if (this.#ended) return
    const between = this.#phase === 'header' && this.#taken === 0 && !this.#parser.first
    if (!between) throw new StreamFault('cut', 'it ends before its last byte')
    this.#ended = true
  }

  [Symbol.dispose](): void {
    this.#body[Symbol.dispose]()
    this.#input = NONE
    this.#at = 0
  }

  #inflate(into: Uint8Array): number {
    const step = this.#body.pull(into)
    if (step === 0) return 0
    this.#crc = crc32(into.subarray(0, step), this.#crc)
    this.#bytes += step
    return step
  }

  #endBody(): void {
    this.#input = this.#body.rest()
    this.#at = 0
    this.#phase = 'trailer'
    this.#taken = 0
  }

  /** Takes what there is of a header or trailer; false when it wants more. */
  #take(): boolean {
    while (this.#at < this.#input.length) {
      const byte = this.#input[this.#at] ?? 0
      if (this.#phase === 'trailer') {
        this.#at++
        this.#trailer.setUint8(this.#taken++, byte)
        if (this.#taken === TRAILER_BYTES) {
          this.#checkTrailer()
          return true
        }
        continue
      }
      const state = this.#parser.take(byte)
      if (state === 'foreign') {
        this.#ended = true
        return true
      }
      this.#at++
      this.#taken++
      if (state === 'more') continue
      this.#phase = 'body'
      this.#body.restart()
      this.#body.push(this.#input.subarray(this.#at))
      return true
    }
    return false
  }

  #checkTrailer(): void {
    if (this.#trailer.getUint32(0, true) !== this.#crc) {
      throw new StreamFault('damaged', 'its checksum does not fit its content')
    }
    if (this.#trailer.getUint32(4, true) !== this.#bytes % 2 ** 32) {
      throw new StreamFault('damaged', 'its length does not fit its content')
    }
    this.#crc = 0
    this.#bytes = 0
    this.#taken = 0
    this.#phase = 'header'
    this.#parser = memberHeader(false)
  }
}
