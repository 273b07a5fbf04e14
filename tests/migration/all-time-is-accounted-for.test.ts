import { expect, test } from 'vitest'
import { guest, makeEngine, pages, run } from './engine.ts'

for (const source of ['memory', 'disk'] as const) {
  test(`from ${source}: phases add up to the wall time, and so does each thread's time`, async () => {
    const dump = guest(pages('tn0t'.repeat(500)))
    await using engine = makeEngine()
    // Twice: the second run goes on with threads that have been parked meanwhile.
    for (let round = 0; round < 2; round++) {
      const { result } = await run(engine, dump, { source, threads: 3, verify: true })
      const { read, scan, submit, wait, drain, verify } = result.phases
      expect(read + scan + submit + wait + drain).toBeCloseTo(result.wallNs, 0)
      for (const thread of result.threads) {
        expect(thread.busyNs + thread.waitNs + thread.blockedNs).toBeCloseTo(result.wallNs, 0)
        expect(thread.utilisation).toBeCloseTo(thread.busyNs / result.wallNs, 9)
        expect(thread.busyNs).toBeGreaterThanOrEqual(0)
        expect(thread.waitNs).toBeGreaterThanOrEqual(0)
        if (source === 'memory') expect(thread.blockedNs).toBe(0)
      }
      for (const thread of result.decompressThreads) {
        const sum = thread.busyNs + thread.waitNs + thread.blockedNs
        expect(sum).toBeGreaterThan(0)
        expect(sum).toBeLessThanOrEqual(verify)
      }
    }
  })
}
