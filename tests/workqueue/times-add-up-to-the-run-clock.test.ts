import { expect, test } from 'vitest'
import { createQueue, submitElsewhere } from './support.ts'
import { clockOf } from './support-clock.ts'

test.each([1, 4])('busy + waiting + blocked of each of %i threads', async threads => {
  await using queue = await createQueue(threads)
  const clock = clockOf(queue)
  for (let run = 0; run < 3; run++) {
    // The run before may have left the clock in any state, here running and held.
    clock.start()
    clock.hold()
    await queue.begin({})
    expect([clock.now(), clock.held(), clock.isHeld]).toEqual([0, 0, false])
    clock.start()
    await using submitter = submitElsewhere(queue, {
      requests: 2,
      batch: 1,
      count: 10_000,
      spin: 2000,
      pause: 2000,
    })
    clock.hold()
    await submitter.answer
    clock.release()
    clock.stop()
    await queue.end()
    for (const { busyNs, waitNs, blockedNs, state } of queue.figures()) {
      // Exact but for the rounding of some ten thousand sums.
      expect(busyNs + waitNs + blockedNs).toBeCloseTo(clock.now(), 0)
      expect(Math.min(busyNs, waitNs, blockedNs)).toBeGreaterThanOrEqual(0)
      expect(busyNs).toBeGreaterThan(0)
      expect(state).toBe('parked')
    }
  }
})
