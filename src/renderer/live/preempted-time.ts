/**
 * How long others had a thread's CPU while it compressed: busy wall time less CPU time, as a total that only grows. The
 * thread reads its CPU time every 50 ms at most, after a request (CPU_EVERY in workers/thread.ts), so its total is
 * behind by as much; that is taken off once, which makes the figure the least that it can be. None where the
 * system does not tell the CPU time.
 */
const BEHIND_NS = 60e6

export class PreemptedTime {
  readonly #most: number[] = []

  /** @returns nanoseconds so far of a thread with these totals */
  update(thread: number, busyNs: number, cpuNs: number): number {
    const now = cpuNs > 0 ? Math.max(0, busyNs - cpuNs - BEHIND_NS) : 0
    const most = Math.max(this.#most[thread] ?? 0, now)
    this.#most[thread] = most
    return most
  }
}
