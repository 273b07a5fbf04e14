/**
 * Reads what the threads of a queue have done out of the shared memory, at any time and without stopping
 * them. What a thread is in the middle of is added up to the present moment, so that a long request shows
 * while it runs; since thread and reader do not agree on one moment, a figure never goes back.
 */
import { type ThreadFigures, threadStates } from '../../shared/live.ts'
import { countBits } from '../../workers/bits.ts'
import { SHARED_DONE, SHARED_FILL } from '../../workers/layout-baseline.ts'
import {
  BLOCKED_NS,
  blockWord,
  BUSY_NS,
  BYTES_IN,
  BYTES_OUT,
  CPU_NS,
  DONE,
  figuresWord,
  FILL,
  HELD_AT,
  REQUESTS,
  SINCE,
  STATE,
  WAIT_NS,
} from '../../workers/layout.ts'
import type { RunClock } from '../../workers/run-clock.ts'
import type { DesignChoice } from '../../workers/sides.ts'

const DEAD = threadStates.indexOf('dead')

export class Figures {
  readonly #words: Int32Array
  readonly #figures: Float64Array
  readonly #clock: RunClock
  #last: ThreadFigures[] = []

  constructor(memory: SharedArrayBuffer, clock: RunClock) {
    this.#words = new Int32Array(memory)
    this.#figures = new Float64Array(memory)
    this.#clock = clock
  }

  /** A new run: figures may go back to zero once. */
  reset(): void {
    this.#last = []
  }

  read(threads: number): ThreadFigures[] {
    this.#last = Array.from({ length: threads }, (_, thread) =>
      neverBack(this.#last[thread], this.#readOne(thread)),
    )
    return this.#last
  }

  pending(threads: number, { design, requests }: DesignChoice): number {
    let sum = 0
    if (design === 'baseline') {
      for (let word = 0; 32 * word < threads * requests; word++) {
        sum += this.#different(SHARED_FILL + word, SHARED_DONE + word)
      }
      return sum
    }
    for (let thread = 0; thread < threads; thread++) {
      const block = blockWord(thread)
      for (const map of [0, 1]) sum += this.#different(block + FILL + map, block + DONE + map)
    }
    return sum
  }

  #different(fill: number, done: number): number {
    return countBits(Atomics.load(this.#words, fill) ^ Atomics.load(this.#words, done))
  }

  markDead(thread: number): void {
    this.#words[blockWord(thread) + STATE] = DEAD
  }

  #readOne(thread: number): ThreadFigures {
    const first = figuresWord(thread)
    const at = (index: number) => this.#figures[first + index] as number
    const state = threadStates[this.#words[blockWord(thread) + STATE] ?? 0] ?? 'parked'
    const figures: ThreadFigures = {
      requests: at(REQUESTS),
      bytesIn: at(BYTES_IN),
      bytesOut: at(BYTES_OUT),
      busyNs: at(BUSY_NS),
      waitNs: at(WAIT_NS),
      blockedNs: at(BLOCKED_NS),
      cpuNs: at(CPU_NS),
      state,
    }
    const open = Math.max(0, this.#clock.now() - at(SINCE))
    if (state === 'busy') figures.busyNs += open
    if (state === 'waiting') {
      const blocked = Math.min(open, Math.max(0, this.#clock.held() - at(HELD_AT)))
      figures.blockedNs += blocked
      figures.waitNs += open - blocked
      if (this.#clock.isHeld) figures.state = 'blocked'
    }
    return figures
  }
}

function neverBack(before: ThreadFigures | undefined, now: ThreadFigures): ThreadFigures {
  if (before === undefined) return now
  return {
    requests: Math.max(before.requests, now.requests),
    bytesIn: Math.max(before.bytesIn, now.bytesIn),
    bytesOut: Math.max(before.bytesOut, now.bytesOut),
    busyNs: Math.max(before.busyNs, now.busyNs),
    waitNs: Math.max(before.waitNs, now.waitNs),
    blockedNs: Math.max(before.blockedNs, now.blockedNs),
    cpuNs: Math.max(before.cpuNs, now.cpuNs),
    state: now.state,
  }
}
