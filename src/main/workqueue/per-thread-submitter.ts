/**
 * The submitter of the design that this workqueue has: nothing is shared between threads. It fills a thread's
 * free requests in a batch, hands the batch over with one flip per map, wakes the thread only if it sleeps, and
 * goes on to the next. So all threads get as much, while requests take longer than it takes to wake a thread.
 *
 * Quick requests (QUICK in layout.ts) stay with as few threads as keep up with them: a wake-up and a change of
 * threads cost more than a batch of them. The next batch goes to a thread that is awake and has half of its
 * requests free, and to a sleeping one only when for about the time of a wake-up there was none. Whether a
 * thread is quick or sleeps is a hint from a moment ago; a wrong one costs time and loses nothing: flush() looks
 * at WAKE itself, and a thread that has finished nothing of its last batch gets no other for being quick.
 */
import { GO, STATUS_WORD, STOP, STOP_CANCELLED } from '../../workers/layout.ts'
import { LocalMaps } from './local-maps.ts'
import { POLLS, Sleeper } from './sleeper.ts'
import type { Submitter, SubmitterOptions } from './submitter.ts'
import { submitterError } from './thread-error.ts'

export class PerThreadSubmitter implements Submitter {
  readonly words: Int32Array
  readonly #maps: LocalMaps[]
  readonly #batch: number
  readonly #sleeper: Sleeper
  readonly #memory: SharedArrayBuffer
  #current = 0
  #inBatch = 0
  /** The current thread has got its batch: the next request is for one that is chosen anew. */
  #isFull = false

  constructor(options: SubmitterOptions) {
    const { memory, threads, requests, batch, done } = options
    this.#memory = memory
    this.words = new Int32Array(memory)
    this.#batch = batch
    this.#maps = Array.from(
      { length: threads },
      (_, thread) =>
        new LocalMaps(this.words, thread, requests, at => done(this.words, at, thread)),
    )
    this.#sleeper = new Sleeper(this.words, this.#maps)
  }

  get cancelled(): boolean {
    return Atomics.load(this.words, STOP) === STOP_CANCELLED
  }

  get pending(): number {
    return this.#maps.reduce((sum, map) => sum + map.inFlight, 0)
  }

  getRequest(): number {
    // Once a batch: in the middle of one nobody waits.
    if (this.#inBatch === 0) this.#check()
    const threads = this.#maps.length
    let isChosen = this.#isFull
    if (isChosen) this.#current = this.#choose()
    this.#isFull = false
    for (let tried = 0; tried <= threads; tried++) {
      const map = this.#maps[this.#current] as LocalMaps
      if (this.#inBatch < this.#batch && map.hasFree()) {
        this.#inBatch++
        return map.take()
      }
      this.flush()
      // Chosen once; then each in turn, so that none is left out.
      this.#current = isChosen ? this.#behind() : this.#choose()
      isChosen = true
    }
    return -1
  }

  waitForRequest(): number {
    for (;;) {
      const at = this.getRequest()
      if (at !== -1) return at
      this.#sleeper.untilAnyHalfFree()
    }
  }

  submit(at: number): void {
    this.words[at + STATUS_WORD] = 0
    ;(this.#maps[this.#current] as LocalMaps).stage()
    if (this.#inBatch < this.#batch) return
    this.flush()
    this.#isFull = true
  }

  flush(): void {
    ;(this.#maps[this.#current] as LocalMaps).flush()
    this.#inBatch = 0
  }

  waitUntil(isMet: () => boolean): void {
    this.flush()
    for (;;) {
      this.collect()
      this.#check()
      if (isMet() || this.pending === 0) return
      this.#sleeper.untilAnyDone()
    }
  }

  waitForRequests(): void {
    this.flush()
    for (const map of this.#maps) {
      for (;;) {
        map.collect()
        this.#check()
        if (map.inFlight === 0) break
        this.#sleeper.untilDrained(map)
      }
    }
  }

  collect(): void {
    for (const map of this.#maps) map.collect()
  }

  /** The thread behind the current one. */
  #behind(): number {
    return (this.#current + 1) % this.#maps.length
  }

  /** The thread for the next batch. */
  #choose(): number {
    if (this.#maps.length === 1) return 0
    for (let looks = 0; ;) {
      let isAnyQuick = false
      let asleep = -1
      for (const map of this.#maps) {
        if (!map.isQuick) continue
        isAnyQuick = true
        looks++
        map.collect()
        if (!map.hasRoom) continue
        if (!map.isAsleep) return map.thread
        // The lowest: it has been at work before, and has its code and its memory at hand.
        if (asleep === -1) asleep = map.thread
      }
      if (isAnyQuick && looks < POLLS) continue
      return asleep === -1 ? this.#behind() : asleep
    }
  }

  #check(): void {
    const stop = Atomics.load(this.words, STOP)
    if (stop !== GO && stop !== STOP_CANCELLED) throw submitterError(this.#memory)
  }
}
