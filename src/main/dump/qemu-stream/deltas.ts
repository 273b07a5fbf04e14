/**
 * The XBZRLE records that a page's content still needs: a list per page from the newest delta back to the full
 * record that it all builds on. A full record makes the list before it free for use again, so that memory
 * follows the deltas that count, not those that were ever sent.
 */
import { MigrascopeError } from '../../../shared/failure.ts'

const CHUNK = 2 ** 12
/** 256 MiB of store. QEMU sends a page that overflows its cache in full; long chains are rare. */
const MAX_DELTAS = 2 ** 24

export class Deltas {
  /** Two numbers per delta: offset of its record's body, and the entry that it is applied onto. */
  readonly #chunks: Float64Array[] = []
  #used = 0
  /** First free place, chained through the second number; -1 for none. */
  #free = -1

  /** Keeps a delta; returns its number. @throws MigrascopeError `too-large` */
  add(offset: number, onto: number): number {
    let number = this.#free
    if (number >= 0) this.#free = this.onto(number)
    else {
      number = this.#used++
      if (number >= MAX_DELTAS) {
        const message = `The stream holds more than ${MAX_DELTAS} XBZRLE records that count at once, which is more than can be followed.`
        throw new MigrascopeError('too-large', message, { expected: MAX_DELTAS, found: number + 1 })
      }
      if (number % CHUNK === 0) this.#chunks.push(new Float64Array(2 * CHUNK))
    }
    this.#put(number, offset, onto)
    return number
  }

  /** Offset in the file of a delta's record body. */
  offset(number: number): number {
    return this.#chunks[Math.floor(number / CHUNK)]?.[2 * (number % CHUNK)] ?? 0
  }

  /** The entry that a delta is applied onto. */
  onto(number: number): number {
    return this.#chunks[Math.floor(number / CHUNK)]?.[2 * (number % CHUNK) + 1] ?? 0
  }

  release(number: number): void {
    this.#put(number, 0, this.#free)
    this.#free = number
  }

  #put(number: number, offset: number, onto: number): void {
    const chunk = this.#chunks[Math.floor(number / CHUNK)]
    if (!chunk) return
    chunk[2 * (number % CHUNK)] = offset
    chunk[2 * (number % CHUNK) + 1] = onto
  }
}
