/**
 * A thread's side of the design that the series replaced (layout-baseline.ts). Its requests are a slice of the
 * maps that all threads read and flip bits of; each request that any of them finishes sets the one completion
 * event. Where the series looked at the whole map for the first request of its slice, this looks at the slice.
 */
import { lowestBit, lowMask } from './bits.ts'
import {
  COMPLETION,
  SHARED_DONE,
  SHARED_FILL,
  sharedRequestWord,
  wakeEvent,
} from './layout-baseline.ts'
import { resetEvent, setEvent, waitEvent } from './qemu-event.ts'
import type { ThreadSide } from './thread-side.ts'

export class BaselineSide implements ThreadSide {
  readonly firstRequest: number
  readonly #words: Int32Array
  readonly #wake: number
  /** Number of its first request, and how many it has in each half. */
  readonly #first: number
  readonly #low: number
  readonly #high: number

  /** @param requests per thread, 1–64 */
  constructor(words: Int32Array, thread: number, requests: number) {
    this.#words = words
    this.#wake = wakeEvent(thread)
    this.#first = thread * requests
    this.#low = Math.min(32, requests)
    this.#high = requests - this.#low
    this.firstRequest = sharedRequestWord(this.#first)
  }

  pending(map: number): number {
    const count = map === 0 ? this.#low : this.#high
    if (count === 0) return 0
    const first = this.#first + 32 * map
    const shift = first & 31
    let bits = this.#pendingWord(first >> 5) >>> shift
    if (shift + count > 32) bits |= this.#pendingWord((first >> 5) + 1) << (32 - shift)
    return bits & lowMask(count)
  }

  finish(request: number): void {
    const bit = this.#first + request
    // A shift takes the lowest five bits of its count.
    Atomics.xor(this.#words, SHARED_DONE + (bit >> 5), 1 << bit)
    setEvent(this.#words, COMPLETION)
  }

  finishAll(map: number, bits: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) this.finish(32 * map + lowestBit(rest))
  }

  wakeSubmitter(): void {
    setEvent(this.#words, COMPLETION)
  }

  sleep(nothingToDo: () => boolean): boolean {
    resetEvent(this.#words, this.#wake)
    const sleeps = nothingToDo()
    if (sleeps) waitEvent(this.#words, this.#wake)
    return sleeps
  }

  #pendingWord(word: number): number {
    const fill = Atomics.load(this.#words, SHARED_FILL + word)
    return fill ^ Atomics.load(this.#words, SHARED_DONE + word)
  }
}
