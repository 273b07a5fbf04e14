/**
 * One channel of a multifd migration as a store of pages: finds the packet a page is in, and decodes it. With
 * zlib and zstd a channel is one stream for its whole life, so that a packet can be had only after all before
 * it: going forward costs one decode of everything, going back starts anew.
 */
import { openDecoder, type StreamDecoder, type StreamMethod } from '../stream-decoder.ts'
import { StreamFault } from '../stream-fault.ts'
import type { ByteSource } from '../source.ts'
import type { GrowingNumbers } from './growing-numbers.ts'
import { malformed } from './malformed.ts'
import { methodNames, MultifdPackets, PACKET_BYTES } from './multifd-packet.ts'

const NONE = 0
const streamMethods: Readonly<Record<number, StreamMethod>> = { 1: 'zlib', 2: 'zstd' }

export class MultifdChannel implements Disposable {
  readonly #source: ByteSource
  readonly #pageSize: number
  /** Offsets of all packets with pages. */
  readonly #packets: GrowingNumbers
  readonly #walk: MultifdPackets
  #decoder: StreamDecoder | undefined
  /** Index of the packet whose pages are in `#pages`. */
  #held = -1
  #pages: Uint8Array = new Uint8Array(0)

  constructor(source: ByteSource, packets: GrowingNumbers, pageSize: number) {
    this.#source = source
    this.#packets = packets
    this.#pageSize = pageSize
    this.#walk = new MultifdPackets(source, pageSize)
  }

  /**
   * Fills `into`, one page, with the page that the table entry at `tableEntry` stands for.
   * @throws MigrascopeError `bad-format` when its packet, or one before, cannot be decoded
   */
  read(tableEntry: number, into: Uint8Array): void {
    const packet = this.#packets.lastUpTo(tableEntry)
    if (packet !== this.#held) this.#load(packet)
    const from = ((tableEntry - this.#walk.tableAt) / 8) * this.#pageSize
    into.set(this.#pages.subarray(from, from + this.#pageSize))
  }

  /** Frees what decoding needs; the next read starts anew. */
  [Symbol.dispose](): void {
    this.#decoder?.[Symbol.dispose]()
    this.#decoder = undefined
    this.#held = -1
    this.#pages = new Uint8Array(0)
  }

  #load(packet: number): void {
    if (this.#pages.length === 0) this.#pages = new Uint8Array(PACKET_BYTES)
    if (packet < this.#held) {
      this.#decoder?.[Symbol.dispose]()
      this.#decoder = undefined
      this.#held = -1
    }
    const from = this.#methodAt(packet) === NONE ? packet : this.#held + 1
    this.#held = Infinity
    for (let i = from; i <= packet; i++) {
      this.#methodAt(i)
      if (this.#walk.normalPages > 0) this.#decode()
    }
    this.#held = packet
  }

  #methodAt(packet: number): number {
    const walk = this.#walk
    walk.seek(this.#packets.at(packet))
    if (walk.next()) return walk.method
    throw walk.end?.kind === 'broken'
      ? walk.end.failure
      : malformed(this.#source, walk.at, 'a packet', 'none', 'has changed while it was open')
  }

  #decode(): void {
    const { method, payloadAt, storedBytes, normalPages } = this.#walk
    const pages = this.#pages.subarray(0, normalPages * this.#pageSize)
    if (method === NONE) {
      this.#source.read(payloadAt, pages)
      return
    }
    const stream = streamMethods[method]
    if (!stream) throw this.#damaged('none, zlib or zstd', methodNames[method] ?? method)
    const payload = new Uint8Array(storedBytes)
    this.#source.read(payloadAt, payload)
    const decoder = (this.#decoder ??= openDecoder(stream))
    try {
      decoder.push(payload)
      const made = decoder.pull(pages)
      // Takes the mark of the flush, too, and finds out whether there is more than there should be.
      const more = decoder.pull(new Uint8Array(1))
      if (made === pages.length && more === 0 && decoder.pending === 0) return
      throw this.#damaged(`${normalPages} pages`, made < pages.length ? `${made} bytes` : 'more')
    } catch (error) {
      if (!(error instanceof StreamFault)) throw error
      throw this.#damaged(`${normalPages} pages`, error.message)
    }
  }

  #damaged(expected: string, found: string | number) {
    const what = 'has a packet that cannot be decoded'
    return malformed(this.#source, this.#walk.payloadAt, expected, found, what)
  }
}
