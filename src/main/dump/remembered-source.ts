/**
 * A source that keeps what is read through it while it records: what a format looks up to find its pages, such as
 * bitmaps and tables of descriptors, so that these need no going back while pages are read, which in a compressed
 * file would mean to unpack from the start. Bounded: a format that reads more than `MAX_BYTES` then keeps nothing.
 */
import type { Watch } from './dump.ts'
import type { WrappedSource } from './wrapper.ts'

/** Descriptors of 42 GiB of pages of 4 KiB, 24 bytes each. */
const MAX_BYTES = 256 * 1024 * 1024

interface Stretch {
  readonly at: number
  readonly bytes: Uint8Array
}

export class RememberedSource implements WrappedSource {
  readonly #source: WrappedSource
  readonly #maxBytes: number
  /** By place; none overlaps another. */
  #kept: Stretch[] = []
  #keptBytes = 0
  #records = false

  /** Takes over `source`. */
  constructor(source: WrappedSource, maxBytes = MAX_BYTES) {
    this.#source = source
    this.#maxBytes = maxBytes
  }

  get name(): string {
    return this.#source.name
  }

  get path(): string {
    return this.#source.path
  }

  get bytes(): number {
    return this.#source.bytes
  }

  get warnings(): readonly string[] {
    return this.#source.warnings
  }

  get settled(): boolean {
    return this.#source.settled !== false
  }

  get likelyBytes(): number {
    return this.#source.likelyBytes ?? this.#source.bytes
  }

  /** Bytes that are kept. */
  get keptBytes(): number {
    return this.#keptBytes
  }

  /** Keeps what is read from now on. */
  record(): void {
    this.#records = true
  }

  /** Keeps no more, but what there is. */
  stop(): void {
    this.#records = false
  }

  forget(): void {
    this.#records = false
    this.#kept = []
    this.#keptBytes = 0
  }

  settle(watch: Watch): void {
    this.#source.settle(watch)
  }

  read(offset: number, into: Uint8Array): void {
    for (let done = 0; done < into.length;) {
      const at = offset + done
      const next = this.#after(at)
      const known = this.#kept[next - 1]
      const inside = known ? at - known.at : 0
      if (known && inside < known.bytes.length) {
        const bytes = known.bytes.subarray(inside, inside + into.length - done)
        into.set(bytes, done)
        done += bytes.length
        continue
      }
      const until = Math.min(offset + into.length, this.#kept[next]?.at ?? Infinity)
      const part = into.subarray(done, until - offset)
      this.#source.read(at, part)
      if (this.#records) this.#keep(next, { at, bytes: part.slice() })
      done += part.length
    }
  }

  [Symbol.dispose](): void {
    this.forget()
    this.#source[Symbol.dispose]()
  }

  /** Index of the first stretch that begins behind `at`. */
  #after(at: number): number {
    let low = 0
    let high = this.#kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#kept[middle]?.at ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  #keep(index: number, stretch: Stretch): void {
    this.#kept.splice(index, 0, stretch)
    this.#keptBytes += stretch.bytes.length
    if (this.#keptBytes > this.#maxBytes) this.forget()
  }
}
