/**
 * A thread's side of the design that this workqueue has: maps, wake-up and requests in the thread's own block,
 * shared with the submitter and no other thread (layout.ts).
 *
 * Wake-ups are never missed by one rule on both sides, announce then look again: the thread sets WAKE and
 * reads the maps once more before it sleeps, the submitter flips the maps and then reads WAKE. (Atomics
 * are sequentially consistent, so one of the two sees the other.) WANTED works the same way back.
 */
import { countBits } from './bits.ts'
import { blockWord, DONE, EVENT, FILL, requestWord, WAKE, WANTED } from './layout.ts'
import type { ThreadSide } from './thread-side.ts'

export class PerThreadSide implements ThreadSide {
  readonly firstRequest: number
  readonly #words: Int32Array
  readonly #block: number

  constructor(words: Int32Array, thread: number) {
    this.#words = words
    this.#block = blockWord(thread)
    this.firstRequest = requestWord(thread, 0)
  }

  pending(map: number): number {
    const fill = Atomics.load(this.#words, this.#block + FILL + map)
    return fill ^ Atomics.load(this.#words, this.#block + DONE + map)
  }

  finish(request: number): void {
    // A shift takes the lowest five bits of its count.
    this.finishAll(request >> 5, 1 << request)
  }

  finishAll(map: number, bits: number): void {
    Atomics.xor(this.#words, this.#block + DONE + map, bits)
    const wanted = Atomics.load(this.#words, this.#block + WANTED)
    if (wanted !== 0) this.#answer(wanted)
  }

  wakeSubmitter(): void {
    Atomics.store(this.#words, EVENT, 1)
    Atomics.notify(this.#words, EVENT)
  }

  sleep(nothingToDo: () => boolean): boolean {
    const wake = this.#block + WAKE
    Atomics.store(this.#words, wake, 1)
    const sleeps = nothingToDo()
    if (sleeps) Atomics.wait(this.#words, wake, 1)
    Atomics.store(this.#words, wake, 0)
    return sleeps
  }

  #answer(wanted: number): void {
    if (countBits(this.pending(0)) + countBits(this.pending(1)) > wanted - 1) return
    const at = this.#block + WANTED
    if (Atomics.compareExchange(this.#words, at, wanted, 0) === wanted) this.wakeSubmitter()
  }
}
