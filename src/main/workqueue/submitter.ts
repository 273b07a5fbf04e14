/**
 * The submitter's side of a workqueue: getRequest, submit, waitForRequests. One thread uses it, and that
 * thread may block; nothing is allocated per request. It fills a thread's free requests in a batch, hands
 * the batch over with one flip per map, wakes the thread only if it sleeps, and goes on to the next.
 *
 * A request is named by its first word in `words`; the job keeps its own data in words 0 to 14 there.
 */
import { GO, MAX_REQUESTS, STATUS_WORD, STOP, STOP_CANCELLED } from '../../workers/layout.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { LocalMaps } from './local-maps.ts'
import { MAX_THREADS } from '../../shared/settings.ts'
import { submitterError } from './thread-error.ts'
import { Sleeper } from './sleeper.ts'

const isCount = (value: number, most: number) =>
  Number.isInteger(value) && value >= 1 && value <= most

export interface SubmitterOptions {
  readonly memory: SharedArrayBuffer
  /** Threads that take part; they are the queue's first. */
  readonly threads: number
  /** Requests per thread, 1–64. */
  readonly requests: number
  /** Requests handed over at once, 1–`requests`. */
  readonly batch: number
  /** The fourth operation: called for each finished request, in the submitter's thread. */
  readonly done: (words: Int32Array, at: number, thread: number) => void
}

export class Submitter {
  readonly words: Int32Array
  readonly #maps: LocalMaps[]
  readonly #batch: number
  readonly #sleeper: Sleeper
  readonly #memory: SharedArrayBuffer
  #current = 0
  #inBatch = 0

  constructor(options: SubmitterOptions) {
    const { memory, threads, requests, batch, done } = options
    if (!isCount(threads, MAX_THREADS)) {
      throw new MigrascopeError('bad-argument', `A workqueue has 1 to ${MAX_THREADS} threads.`, {
        threads,
      })
    }
    if (!isCount(requests, MAX_REQUESTS) || !isCount(batch, requests)) {
      throw new MigrascopeError(
        'bad-argument',
        `A thread has 1 to ${MAX_REQUESTS} requests and a batch has at most as many.`,
        { requests, batch },
      )
    }
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

  /** True once the run was cancelled: threads hand requests back unhandled. */
  get cancelled(): boolean {
    return Atomics.load(this.words, STOP) === STOP_CANCELLED
  }

  /** Requests handed over and not yet collected. */
  get pending(): number {
    return this.#maps.reduce((sum, map) => sum + map.inFlight, 0)
  }

  /**
   * A free request, or -1 when every request of every thread is busy. Never waits.
   * @throws MigrascopeError `thread-failed` | `thread-died`
   */
  getRequest(): number {
    this.#check()
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

  /** As getRequest, but waits until a thread has a request free. */
  waitForRequest(): number {
    for (;;) {
      const at = this.getRequest()
      if (at !== -1) return at
      this.#sleeper.untilAnyHalfFree()
    }
  }

  /** Hands over the request that getRequest gave last, at the latest when its batch is full. */
  submit(at: number): void {
    this.words[at + STATUS_WORD] = 0
    ;(this.#maps[this.#current] as LocalMaps).stage()
    if (this.#inBatch >= this.#batch) this.#next()
  }

  /** Hands over what is staged: call it before doing something else for long. */
  flush(): void {
    ;(this.#maps[this.#current] as LocalMaps).flush()
    this.#inBatch = 0
  }

  /** Waits until `isMet`, which may change whenever a request is collected. Gives up on a cancel. */
  waitUntil(isMet: () => boolean): void {
    this.flush()
    for (;;) {
      this.collect()
      this.#check()
      if (isMet() || this.pending === 0) return
      this.#sleeper.untilAnyDone()
    }
  }

  /** Waits until every request is handled and collected (or, after a cancel, handed back). */
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

  /** Collects what is finished; never waits. */
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
