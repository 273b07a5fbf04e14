/**
 * The submitter of the design that this workqueue has: nothing is shared between threads. It fills a thread's
 * free requests in a batch, hands the batch over with one flip per map, wakes the thread only if it sleeps, and
 * goes on to the next.
 */
import { GO, STATUS_WORD, STOP, STOP_CANCELLED } from '../../workers/layout.ts'
import { LocalMaps } from './local-maps.ts'
import { Sleeper } from './sleeper.ts'
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
    for (let tried = 0; tried <= threads; tried++) {
      const map = this.#maps[this.#current] as LocalMaps
      if (this.#inBatch < this.#batch && map.hasFree()) {
        this.#inBatch++
        return map.take()
      }
      this.#next()
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
    if (this.#inBatch >= this.#batch) this.#next()
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

  #next(): void {
    ;(this.#maps[this.#current] as LocalMaps).flush()
    this.#inBatch = 0
    this.#current = (this.#current + 1) % this.#maps.length
  }

  #check(): void {
    const stop = Atomics.load(this.words, STOP)
    if (stop !== GO && stop !== STOP_CANCELLED) throw submitterError(this.#memory)
  }
}
