/** Each compressed request counts once in both distributions, and what they add up to fits the threads' own time. */
import { expect, test } from 'vitest'
import { guest, makeEngine, pages, run } from './engine.ts'

test.each(['per-thread', 'baseline'] as const)('%s', async design => {
  await using engine = makeEngine()
  const dump = guest(pages('t0tn'.repeat(400)))
  const { result, latency } = await run(engine, dump, { threads: 2, design })
  const requests = result.threads.reduce((sum, thread) => sum + thread.requests, 0)
  expect(requests).toBe(1200)
  for (const times of [latency?.wait, latency?.run]) {
    if (!times) throw new Error('not timed')
    expect(times.count).toBe(requests)
    const { min, p50, p95, p99, p999, max, percentiles } = times
    const rising = [min, p50, p95, p99, p999, max]
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
    // The last one is the beginning of the histogram's bucket, the greatest its end.
    const [last = 0, ns = 0] = percentiles.at(-1) ?? []
    expect([last, ns <= max && ns > max * 0.98]).toEqual([100, true])
  }
  const inThreads = result.threads.reduce((sum, thread) => sum + thread.busyNs, 0)
  const timed = (latency?.run.mean ?? 0) * requests
  expect(timed).toBeLessThan(inThreads * 1.02)
  expect(timed).toBeGreaterThan(0)
  expect(latency?.wait.max).toBeLessThanOrEqual(result.wallNs * 1.02)
})

test('copying is not timed: its times would be an eighth of it', async () => {
  await using engine = makeEngine()
  expect((await run(engine, guest(pages('t0')), { codec: 'none', level: 0 })).latency).toBeNull()
})
