/**
 * The submitter of the design that the series replaced: one map over the requests of all threads. It takes the
 * first free request from the next thread's on, hands it over by itself, and goes on to the thread behind it.
 * A finished request is collected when it is used again, or when somebody waits.
 *
 * Where the series' callers went round and round when all requests were busy, waitForRequest sleeps on the
 * completion event, after as many looks as the other design takes.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { countBits, lowestBit } from '../../workers/bits.ts'
import {
  COMPLETION,
  SHARED_DONE,
  SHARED_FILL,
  sharedRequestWord,
  wakeEvent,
} from '../../workers/layout-baseline.ts'
import { GO, REQUEST_WORDS, STATUS_WORD, STOP, STOP_CANCELLED } from '../../workers/layout.ts'
import { resetEvent, setEvent, waitEvent } from '../../workers/qemu-event.ts'
import { POLLS } from './sleeper.ts'
import type { Submitter, SubmitterOptions } from './submitter.ts'
import { submitterError } from './thread-error.ts'

const ARRAY = sharedRequestWord(0)

export class BaselineSubmitter implements Submitter {
  readonly words: Int32Array
  readonly #memory: SharedArrayBuffer
  readonly #threads: number
  readonly #requests: number
  readonly #total: number
  readonly #done: SubmitterOptions['done']
  /** Bit by bit: handed over and not collected. */
  readonly #flight: Int32Array
  /** Thread at whose requests the next search begins. */
  #current = 0

  constructor({ memory, threads, requests, done }: SubmitterOptions) {
    this.#memory = memory
    this.words = new Int32Array(memory)
    this.#threads = threads
    this.#requests = requests
    this.#total = threads * requests
    this.#done = done
    this.#flight = new Int32Array(Math.ceil(this.#total / 32))
    for (let word = 0; word < this.#flight.length; word++) {
      if (this.#pendingWord(word) === 0) continue
      throw new MigrascopeError('busy', 'Requests of an earlier run are still pending.')
    }
  }

  get cancelled(): boolean {
    return Atomics.load(this.words, STOP) === STOP_CANCELLED
  }

  get pending(): number {
    return this.#flight.reduce((sum, word) => sum + countBits(word), 0)
  }

  getRequest(): number {
    this.#check()
    const request = this.#findFree()
    if (request === -1) return -1
    if (((this.#flight[request >> 5] as number) & (1 << request)) !== 0) this.#collect(request)
    return sharedRequestWord(request)
  }

  waitForRequest(): number {
    for (;;) {
      const at = this.getRequest()
      if (at !== -1) return at
      this.#sleepUntil(() => this.#findFree() !== -1)
    }
  }

  submit(at: number): void {
    const request = (at - ARRAY) / REQUEST_WORDS
    const thread = Math.floor(request / this.#requests)
    const word = request >> 5
    this.words[at + STATUS_WORD] = 0
    // A shift takes the lowest five bits of its count.
    this.#flight[word] = (this.#flight[word] as number) | (1 << request)
    Atomics.xor(this.words, SHARED_FILL + word, 1 << request)
    this.#current = (thread + 1) % this.#threads
    setEvent(this.words, wakeEvent(thread))
  }

  /** Nothing is ever staged. */
  flush(): void {
    return
  }

  waitUntil(isMet: () => boolean): void {
    for (;;) {
      this.collect()
      this.#check()
      if (isMet() || this.pending === 0) return
      this.#sleepUntil(() => this.#collectAll() > 0)
    }
  }

  waitForRequests(): void {
    this.waitUntil(() => false)
  }

  collect(): void {
    this.#collectAll()
  }

  /** How many. */
  #collectAll(): number {
    let collected = 0
    for (let word = 0; word < this.#flight.length; word++) {
      const flight = this.#flight[word] as number
      if (flight === 0) continue
      let finished = flight & ~this.#pendingWord(word)
      for (; finished !== 0; finished &= finished - 1) {
        this.#collect(32 * word + lowestBit(finished))
        collected++
      }
    }
    return collected
  }

  /** Booked first: when `done` throws, the others are still there to collect. */
  #collect(request: number): void {
    const word = request >> 5
    this.#flight[word] = (this.#flight[word] as number) & ~(1 << request)
    this.#done(this.words, sharedRequestWord(request), Math.floor(request / this.#requests))
  }

  /** From the current thread's requests on, once round; -1 when there is none. */
  #findFree(): number {
    const first = this.#current * this.#requests
    const request = this.#findFreeIn(first, this.#total)
    return request === -1 ? this.#findFreeIn(0, first) : request
  }

  #findFreeIn(from: number, to: number): number {
    let mask = -1 << from
    for (let word = from >> 5; 32 * word < to; word++) {
      const free = ~this.#pendingWord(word) & mask
      mask = -1
      if (free === 0) continue
      const request = 32 * word + lowestBit(free)
      return request < to ? request : -1
    }
    return -1
  }

  #pendingWord(word: number): number {
    const fill = Atomics.load(this.words, SHARED_FILL + word)
    return fill ^ Atomics.load(this.words, SHARED_DONE + word)
  }

  /** Sleeps until some request is finished unless `isMet`, which it asks before. */
  #sleepUntil(isMet: () => boolean): void {
    for (let looks = 0; looks < POLLS; looks += this.#flight.length) if (isMet()) return
    resetEvent(this.words, COMPLETION)
    // What finished before the event was reset is seen now; so is STOP, which its writer sets before the event.
    // After a failure perhaps nobody is left to wake us (Sleeper has the same rule).
    const stop = Atomics.load(this.words, STOP)
    const mayWake = stop === GO || stop === STOP_CANCELLED
    if (mayWake && !isMet()) waitEvent(this.words, COMPLETION)
  }

  #check(): void {
    const stop = Atomics.load(this.words, STOP)
    if (stop !== GO && stop !== STOP_CANCELLED) throw submitterError(this.#memory)
  }
}
