/**
 * A stopwatch that several threads read. One thread (the pump) starts, stops and marks stretches of time
 * in which it is *held up* and cannot hand out work; all others compute from its four words how much
 * measured time has passed and how much of it was held. A reader that looks in the middle of start() or
 * release() may be off by that stretch: threads have no work to time then, and samplers never go back.
 */
const STOPPED_NS = 0
const STOPPED_SINCE = 1
const HELD_NS = 2
const HELD_SINCE = 3
const RUNNING = -1

/** Pairs of readings by which two clocks are compared. */
const PAIRS = 8

/** A monotonic clock in nanoseconds that reads alike on all threads with the same `base`. */
export type Clock = () => number

/** @param base a value of process.hrtime.bigint() that all threads share */
export function sharedClock(base: bigint): Clock {
  // performance.now() is four times cheaper than hrtime.bigint() but starts at 0 in every thread. A thread
  // that is preempted between the two readings would be late for the whole run: the closest pair counts.
  let offset = 0
  let closest = Infinity
  for (let i = 0; i < PAIRS; i++) {
    const before = performance.now() * 1e6
    const shared = Number(process.hrtime.bigint() - base)
    const gap = performance.now() * 1e6 - before
    if (gap >= closest) continue
    closest = gap
    offset = shared - (before + gap / 2)
  }
  return () => performance.now() * 1e6 + offset
}

export class RunClock {
  static readonly BYTES = 32
  readonly #words: Float64Array
  readonly #clock: Clock

  constructor(memory: SharedArrayBuffer, clock: Clock) {
    this.#words = new Float64Array(memory, 0, 4)
    this.#clock = clock
  }

  #at(word: number): number {
    return this.#words[word] as number
  }

  /** Back to zero, stopped. Only while no thread measures. */
  reset(): void {
    const now = this.#clock()
    this.#words.set([now, now, 0, RUNNING])
  }

  start(): void {
    const since = this.#at(STOPPED_SINCE)
    if (since === RUNNING) return
    this.#words[STOPPED_NS] = this.#at(STOPPED_NS) + (this.#clock() - since)
    this.#words[STOPPED_SINCE] = RUNNING
  }

  stop(): void {
    if (this.#at(STOPPED_SINCE) === RUNNING) this.#words[STOPPED_SINCE] = this.#clock()
  }

  /** From now on idle threads are blocked, not waiting. Only while running. */
  hold(): void {
    if (this.#at(HELD_SINCE) === RUNNING) this.#words[HELD_SINCE] = this.now()
  }

  release(): void {
    const since = this.#at(HELD_SINCE)
    if (since === RUNNING) return
    this.#words[HELD_NS] = this.#at(HELD_NS) + (this.now() - since)
    this.#words[HELD_SINCE] = RUNNING
  }

  /** Measured nanoseconds: time since reset() less all time stopped. */
  now(): number {
    const since = this.#at(STOPPED_SINCE)
    return (since === RUNNING ? this.#clock() : since) - this.#at(STOPPED_NS)
  }

  get isHeld(): boolean {
    return this.#at(HELD_SINCE) !== RUNNING
  }

  /** Measured nanoseconds that were held, up to now. */
  held(): number {
    const since = this.#at(HELD_SINCE)
    return this.#at(HELD_NS) + (since === RUNNING ? 0 : this.now() - since)
  }
}
