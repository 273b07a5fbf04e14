/**
 * Pre-copy of a guest that goes on writing: while the memory is sent, pages that were sent are written again and have
 * to be sent in the next iteration, until what is left takes no longer than the guest may stand still. With a rate R,
 * a guest of M bytes and D bytes written per second, iteration i sends M·(D/R)^i: a geometric series, which is the
 * classical model of Clark et al., Live Migration of Virtual Machines (NSDI 2005), with one constant dirty rate.
 *
 * It stops where QEMU does: when what is left ÷ the rate is within downtime-limit (migration/migration.c,
 * threshold_size = bandwidth · downtime_limit; QEMU divides guest bytes by bytes sent, and so waits for less than this
 * where pages are compressed). Dirty pages are taken to compress like the average, each to be written once an
 * iteration, and never to be more than the guest; neither auto-converge nor post-copy helps out.
 */

export interface PrecopyQuestion {
  /** M, guest bytes. */
  readonly guestBytes: number
  /** R, guest bytes per second, over 0. */
  readonly rate: number
  /** D, guest bytes per second. */
  readonly dirtyRate: number
  /** Seconds. */
  readonly downtimeLimit: number
  /** Round trip, seconds: the last word takes one before the guest goes on. */
  readonly rtt: number
}

export type Precopy =
  | {
      readonly converges: true
      /** Passes with the guest running; the last one, while it stands still, is not among them. */
      readonly iterations: number
      /** Seconds from the first byte until the guest runs on the other side. QEMU: total-time. */
      readonly totalTime: number
      /** Seconds. QEMU: downtime, less its device state. */
      readonly downtime: number
    }
  | {
      readonly converges: false
      /** `rate`: written as fast as it is sent. `downtime-limit`: less than what is left can ever take. */
      readonly because: 'rate' | 'downtime-limit'
    }

export function precopy(question: PrecopyQuestion): Precopy {
  const { guestBytes, rate, dirtyRate, downtimeLimit, rtt } = question
  const first = guestBytes / rate
  const shrink = Math.min(1, dirtyRate / rate)
  const allowed = downtimeLimit - rtt
  const left = (iterations: number) => first * shrink ** iterations
  const done = (iterations: number): Precopy => {
    const downtime = left(iterations) + rtt
    // The series of the passes up to the last one: 1 + q + … + q^(n−1).
    const passes = shrink < 1 ? (1 - shrink ** iterations) / (1 - shrink) : iterations
    return { converges: true, iterations, totalTime: first * passes + downtime, downtime }
  }
  // The whole guest is sent once in any case.
  if (left(1) <= allowed) return done(1)
  if (shrink >= 1) return { converges: false, because: 'rate' }
  if (allowed <= 0) return { converges: false, because: 'downtime-limit' }
  const iterations = Math.ceil(Math.log(allowed / first) / Math.log(shrink))
  // Logarithms may be a hair beside the whole number.
  return done(left(iterations) <= allowed * (1 + 1e-9) ? iterations : iterations + 1)
}
