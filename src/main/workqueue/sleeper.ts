/**
 * How the submitter sleeps. It announces to each thread how few requests must be pending for a wake-up
 * (WANTED), looks once more, and sleeps on its own EVENT word; a thread touches EVENT only when it was
 * asked to. Waking at half-empty instead of at the first free request lets the submitter fill a batch.
 */
import { EVENT, GO, STOP, STOP_CANCELLED, WANTED } from '../../workers/layout.ts'
import type { LocalMaps } from './local-maps.ts'

/**
 * Looks at this many maps before sleeping, all looks together: about the time that a wake-up costs. With many
 * threads one look at each is more than that, and takes a processor from them.
 */
export const POLLS = 100

export class Sleeper {
  readonly #words: Int32Array
  readonly #maps: readonly LocalMaps[]

  constructor(words: Int32Array, maps: readonly LocalMaps[]) {
    this.#words = words
    this.#maps = maps
  }

  /** Until some thread has at least half of its requests free. */
  untilAnyHalfFree(): void {
    this.#sleep(this.#maps, map => map.requests >> 1)
  }

  /** Until some thread has finished a request. */
  untilAnyDone(): void {
    this.#sleep(this.#maps, map => map.inFlight - 1)
  }

  /** Until one thread has nothing left. */
  untilDrained(map: LocalMaps): void {
    this.#sleep([map], () => 0)
  }

  #sleep(maps: readonly LocalMaps[], mayBePending: (map: LocalMaps) => number): void {
    for (let looks = 0; looks < POLLS;) {
      if (this.#anyFinished(maps, mayBePending)) return
      looks += Math.max(1, countInFlight(maps))
    }
    const words = this.#words
    Atomics.store(words, EVENT, 0)
    for (const map of maps) {
      if (map.inFlight === 0) continue
      Atomics.store(words, map.block + WANTED, 1 + Math.max(0, mayBePending(map)))
    }
    // Threads look at WANTED after each request; what finished before they saw it is seen here.
    // The same for STOP, which its writer sets before it wakes EVENT. After a cancel threads hand back what
    // they have, so there is something to sleep for; after a failure perhaps nobody is left to wake us.
    const stop = Atomics.load(words, STOP)
    const mayWake = stop === GO || stop === STOP_CANCELLED
    if (mayWake && !this.#anyFinished(maps, mayBePending)) Atomics.wait(words, EVENT, 0)
    for (const map of maps) Atomics.store(words, map.block + WANTED, 0)
  }

  #anyFinished(maps: readonly LocalMaps[], mayBePending: (map: LocalMaps) => number): boolean {
    let met = false
    for (const map of maps) {
      if (map.inFlight === 0) continue
      const limit = mayBePending(map)
      map.collect()
      if (map.inFlight <= limit) met = true
    }
    return met
  }
}

/** Threads that have something to finish: the only ones whose words are looked at. */
const countInFlight = (maps: readonly LocalMaps[]) =>
  maps.reduce((sum, map) => (map.inFlight > 0 ? sum + 1 : sum), 0)
