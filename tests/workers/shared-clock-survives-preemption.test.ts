import { afterEach, expect, test, vi } from 'vitest'
import { sharedClock } from '../../src/workers/run-clock.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('a thread that loses the processor between two readings is not late for it', () => {
  // Time in nanoseconds. Each reading takes 100; the second costs the thread its processor for 10 ms.
  let time = 5e9
  let readings = 0
  const read = () => {
    time += ++readings === 2 ? 10e6 : 100
    return time
  }
  vi.spyOn(process.hrtime, 'bigint').mockImplementation(() => BigInt(read()))
  vi.spyOn(performance, 'now').mockImplementation(() => (read() - 4e9) / 1e6)
  const clock = sharedClock(1_000_000_000n)
  expect(Math.abs(clock() - (time - 1e9))).toBeLessThan(1000)
})
