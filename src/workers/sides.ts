/** Chooses a thread's side of the design that a run is to use. */
import type { Design } from '../shared/settings.ts'
import { BaselineSide } from './side-baseline.ts'
import { PerThreadSide } from './side-per-thread.ts'
import type { ThreadSide } from './thread-side.ts'

/** What both sides must know to find each other's words. */
export interface DesignChoice {
  readonly design: Design
  /** Requests per thread, 1–64. */
  readonly requests: number
}

export function chooseSide(words: Int32Array, thread: number, choice: DesignChoice): ThreadSide {
  return choice.design === 'baseline'
    ? new BaselineSide(words, thread, choice.requests)
    : new PerThreadSide(words, thread)
}
