/** The run clock of a queue, as the pump has it. */
import type { Workqueue } from '../../src/main/workqueue/workqueue.ts'
import { RunClock, sharedClock } from '../../src/workers/run-clock.ts'

export function clockOf({ handle }: Workqueue): RunClock {
  return new RunClock(handle.clockMemory, sharedClock(handle.clockBase))
}

/** Returns when the clock, which runs, has moved on. */
export function letPass(clock: RunClock): void {
  const until = clock.now() + 1e6
  while (clock.now() < until);
}
