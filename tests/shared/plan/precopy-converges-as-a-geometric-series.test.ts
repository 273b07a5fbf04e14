import { describe, expect, test } from 'vitest'
import { precopy, type Precopy } from '../../../src/shared/plan/precopy.ts'

/** 10 GB at 1 GB/s. */
const base = { guestBytes: 10e9, rate: 1e9, dirtyRate: 0, downtimeLimit: 0.3, rtt: 0 }

const converged = (found: Precopy) => {
  if (!found.converges) throw new Error(`does not converge: ${found.because}`)
  return found
}

describe('by hand', () => {
  test('a guest that keeps still is sent once and stops for nothing', () => {
    expect(precopy(base)).toEqual({ converges: true, iterations: 1, totalTime: 10, downtime: 0 })
  })

  test('200 MB/s: 10 s, 2 s, 0.4 s with the guest running, the last 80 ms without', () => {
    const found = converged(precopy({ ...base, dirtyRate: 200e6 }))
    expect(found.iterations).toBe(3)
    expect(found.downtime).toBeCloseTo(0.08, 12)
    expect(found.totalTime).toBeCloseTo(10 + 2 + 0.4 + 0.08, 12)
  })

  test('what is left equals the limit to the last digit: no iteration more', () => {
    const found = converged(precopy({ ...base, dirtyRate: 100e6, downtimeLimit: 0.1 }))
    expect(found.iterations).toBe(2)
    expect(found.downtime).toBeCloseTo(0.1, 12)
  })

  test('written as fast as it is sent', () => {
    expect(precopy({ ...base, dirtyRate: 1e9 })).toEqual({ converges: false, because: 'rate' })
    expect(precopy({ ...base, dirtyRate: 3e9 })).toEqual({ converges: false, because: 'rate' })
  })

  test('a guest that may stand still while all of it is sent again converges at any rate', () => {
    const found = converged(precopy({ ...base, dirtyRate: 3e9, downtimeLimit: 10 }))
    expect(found).toEqual({ converges: true, iterations: 1, totalTime: 20, downtime: 10 })
  })

  test('a limit of nothing is never met while something is written', () => {
    expect(precopy({ ...base, dirtyRate: 1e6, downtimeLimit: 0 })).toEqual({
      converges: false,
      because: 'downtime-limit',
    })
  })

  test('the last word takes a round trip of the limit', () => {
    const far = { ...base, dirtyRate: 200e6, downtimeLimit: 0.1 }
    expect(converged(precopy(far)).iterations).toBe(3)
    const found = converged(precopy({ ...far, rtt: 0.05 }))
    expect(found.iterations).toBe(4)
    expect(found.downtime).toBeCloseTo(0.016 + 0.05, 12)
    expect(precopy({ ...far, rtt: 0.2 })).toEqual({ converges: false, because: 'downtime-limit' })
  })
})

/** The same by sending pass after pass. */
function bySteps({ guestBytes, rate, dirtyRate, downtimeLimit, rtt }: typeof base) {
  let left = guestBytes
  let time = 0
  for (let iterations = 1; iterations < 1e6; iterations++) {
    const took = left / rate
    time += took
    left = Math.min(guestBytes, dirtyRate * took)
    const downtime = left / rate + rtt
    if (downtime <= downtimeLimit) return { iterations, totalTime: time + downtime, downtime }
  }
  return undefined
}

test('the closed form is what sending pass after pass comes to', () => {
  for (const dirtyRate of [1e6, 33e6, 499e6, 777e6, 990e6, 999.9e6]) {
    for (const downtimeLimit of [0.011, 0.3, 2.5]) {
      const question = { ...base, dirtyRate, downtimeLimit, rtt: 0.01 }
      const steps = bySteps(question)
      const found = converged(precopy(question))
      expect(found.iterations).toBe(steps?.iterations)
      expect(found.downtime).toBeCloseTo(steps?.downtime ?? NaN, 9)
      expect(found.totalTime / (steps?.totalTime ?? NaN)).toBeCloseTo(1, 6)
    }
  }
})

test('a faster link never takes longer, and the limit is kept', () => {
  let before = Infinity
  for (let rate = 210e6; rate < 1e11; rate *= 1.07) {
    const { totalTime, downtime } = converged(precopy({ ...base, rate, dirtyRate: 200e6 }))
    expect(downtime).toBeLessThanOrEqual(0.3 * (1 + 1e-9))
    // An iteration less may stop the guest for longer, and so end a little later than one more would have.
    expect(totalTime).toBeLessThanOrEqual(before + 0.3)
    before = totalTime
  }
})
