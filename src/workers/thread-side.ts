/**
 * What a design of the workqueue decides for a thread: where its requests lie, how it learns which are
 * pending, how it says that one is finished, and how it sleeps. The loop of thread.ts is the same for all.
 */
export interface ThreadSide {
  /** First word of the thread's request 0; the others follow without gaps. */
  readonly firstRequest: number
  /** Which of the requests `32 * map` to `32 * map + 31` are pending, a bit each; `map` is 0 or 1. */
  pending(map: number): number
  /** Gives a request back to the submitter and wakes the submitter if that is what it sleeps for. */
  finish(request: number): void
  /** The same for several: a bit each of the requests `32 * map` to `32 * map + 31`. */
  finishAll(map: number, bits: number): void
  /** Wakes the submitter whatever it sleeps for. */
  wakeSubmitter(): void
  /**
   * Announces the sleep, asks `nothingToDo` once more and sleeps until there is something. False when there
   * was, and it did not sleep.
   */
  sleep(nothingToDo: () => boolean): boolean
}
