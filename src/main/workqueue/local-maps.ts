/**
 * What the submitter knows of one thread's requests, kept in its own memory: which are free, staged or in
 * flight. It touches the shared words only to hand over a batch and to learn what is done.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { lowMask, lowestBit, countBits } from '../../workers/bits.ts'
import {
  blockWord,
  DONE,
  FILL,
  QUICK,
  REQUEST_WORDS,
  requestWord,
  WAKE,
} from '../../workers/layout.ts'

export class LocalMaps {
  readonly thread: number
  readonly block: number
  /** How many the thread has, 1–64. */
  readonly requests: number
  /** Requests in flight: handed over, not collected. */
  inFlight = 0
  readonly #words: Int32Array
  readonly #collected: (at: number) => void
  readonly #firstRequest: number
  #free0: number
  #free1: number
  #staged0 = 0
  #staged1 = 0
  #flight0 = 0
  #flight1 = 0
  #taken = -1
  /** Something has come back since the last flush. */
  #moves = false

  constructor(
    words: Int32Array,
    thread: number,
    requests: number,
    collected: (at: number) => void,
  ) {
    this.#words = words
    this.thread = thread
    this.block = blockWord(thread)
    this.#firstRequest = requestWord(thread, 0)
    this.#collected = collected
    this.#free0 = lowMask(Math.min(requests, 32))
    this.#free1 = requests > 32 ? lowMask(requests - 32) : 0
    this.requests = requests
    // A flip would take such a request back instead of handing it over.
    if ((this.#pending(0) | this.#pending(1)) !== 0) {
      throw new MigrascopeError('busy', 'Requests of an earlier run are still pending.', { thread })
    }
  }

  /** Whether what the thread did last were quick requests (QUICK). */
  get isQuick(): boolean {
    return Atomics.load(this.#words, this.block + QUICK) === 1
  }

  /** Whether the thread sleeps or is about to: a hint, and flush() looks again. */
  get isAsleep(): boolean {
    return Atomics.load(this.#words, this.block + WAKE) === 1
  }

  /** At least half is free, and the thread has not left everything that it was last given. */
  get hasRoom(): boolean {
    return 2 * this.inFlight <= this.requests && (this.#moves || this.inFlight === 0)
  }

  /** Looks at the shared words only when it knows of none. */
  hasFree(): boolean {
    if ((this.#free0 | this.#free1) !== 0) return true
    if (this.inFlight > 0) this.collect()
    return (this.#free0 | this.#free1) !== 0
  }

  /** The lowest free request; only after hasFree(). Given back unless stage() follows. */
  take(): number {
    const low = this.#free0
    this.#taken = low !== 0 ? lowestBit(low) : 32 + lowestBit(this.#free1)
    return this.#firstRequest + this.#taken * REQUEST_WORDS
  }

  /** The request taken last goes with the next flush. */
  stage(): void {
    const bit = 1 << this.#taken
    if (this.#taken < 32) {
      this.#free0 &= ~bit
      this.#staged0 |= bit
    } else {
      this.#free1 &= ~bit
      this.#staged1 |= bit
    }
  }

  /** Hands over what is staged and wakes the thread if it sleeps. */
  flush(): void {
    if ((this.#staged0 | this.#staged1) === 0) return
    if (this.#staged0 !== 0) Atomics.xor(this.#words, this.block + FILL, this.#staged0)
    if (this.#staged1 !== 0) Atomics.xor(this.#words, this.block + FILL + 1, this.#staged1)
    this.inFlight += countBits(this.#staged0) + countBits(this.#staged1)
    this.#flight0 |= this.#staged0
    this.#flight1 |= this.#staged1
    this.#staged0 = this.#staged1 = 0
    this.#moves = false
    if (Atomics.load(this.#words, this.block + WAKE) === 1) {
      Atomics.store(this.#words, this.block + WAKE, 0)
      Atomics.notify(this.#words, this.block + WAKE)
    }
  }

  /** Calls `collected` for each request that has become free since the last look; how many. */
  collect(): number {
    if (this.inFlight === 0) return 0
    const before = this.inFlight
    if (this.#flight0 !== 0) {
      let finished = this.#flight0 & ~this.#pending(0)
      for (; finished !== 0; finished &= finished - 1) {
        const bit = finished & -finished
        this.#flight0 ^= bit
        this.#free0 |= bit
        this.#hand(lowestBit(bit))
      }
    }
    if (this.#flight1 !== 0) {
      let finished = this.#flight1 & ~this.#pending(1)
      for (; finished !== 0; finished &= finished - 1) {
        const bit = finished & -finished
        this.#flight1 ^= bit
        this.#free1 |= bit
        this.#hand(32 + lowestBit(bit))
      }
    }
    return before - this.inFlight
  }

  #pending(map: number): number {
    const fill = Atomics.load(this.#words, this.block + FILL + map)
    return fill ^ Atomics.load(this.#words, this.block + DONE + map)
  }

  /** One at a time and booked first: when `collected` throws, the others are still there to collect. */
  #hand(request: number): void {
    this.inFlight--
    this.#moves = true
    this.#collected(this.#firstRequest + request * REQUEST_WORDS)
  }
}
