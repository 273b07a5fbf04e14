/**
 * Books the pump's time to phases, all of it: what passes between two calls of `enter` belongs to the first.
 * It also drives the run clock, which stands outside the measured phases and is held while the dump is
 * read, so that the measured phases add up to the run clock's time exactly.
 */
import type { LivePhase } from '../../shared/live.ts'
import type { Clock, RunClock } from '../../workers/run-clock.ts'

export type PumpPhase = Exclude<LivePhase, 'start' | 'end'>

const measured: ReadonlySet<PumpPhase> = new Set(['read', 'scan', 'submit', 'wait', 'drain'])

export class PhaseTimer {
  readonly ns: Record<PumpPhase, number> = {
    load: 0,
    read: 0,
    scan: 0,
    submit: 0,
    wait: 0,
    drain: 0,
    verify: 0,
  }
  readonly #clock: Clock
  readonly #runClock: RunClock
  readonly #entered: (phase: PumpPhase) => void
  #phase: PumpPhase = 'load'
  #since: number
  #runSince = 0

  /** @param entered told of each change of phase */
  constructor(clock: Clock, runClock: RunClock, entered: (phase: PumpPhase) => void) {
    this.#clock = clock
    this.#runClock = runClock
    this.#entered = entered
    this.#since = clock()
    entered('load')
  }

  enter(phase: PumpPhase): void {
    if (phase === this.#phase) return
    const before = this.#phase
    if (before === 'read') this.#runClock.release()
    if (measured.has(before) && !measured.has(phase)) this.#runClock.stop()
    const now = this.#clock()
    const run = this.#runClock.now()
    this.ns[before] += measured.has(before) ? run - this.#runSince : now - this.#since
    this.#since = now
    this.#runSince = run
    if (measured.has(phase)) this.#runClock.start()
    if (phase === 'read') this.#runClock.hold()
    this.#phase = phase
    this.#entered(phase)
  }

  /** Measured nanoseconds so far. */
  get wallNs(): number {
    return this.#runClock.now()
  }

  /** Ends the present phase; the run clock stands. */
  finish(): void {
    this.enter(this.#phase === 'load' ? 'verify' : 'load')
  }
}
