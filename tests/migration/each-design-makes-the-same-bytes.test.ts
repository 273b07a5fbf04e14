import { expect, test } from 'vitest'
import { designs, type RunSettings } from '../../src/shared/settings.ts'
import { guest, makeEngine, pages, run } from './engine.ts'

const dump = guest(pages('tt0ntn000t'.repeat(300)))
const requests: RunSettings['requestsPerThread'][] = ['auto', 1, 5, 64]
const cases = requests.flatMap(requestsPerThread =>
  designs.map(design => ({ design, requestsPerThread })),
)

test('of the same pages, with any number of requests, on one engine', async () => {
  await using engine = makeEngine()
  const sizes = new Set<number>()
  for (const source of ['memory', 'disk'] as const) {
    for (const given of cases) {
      const settings = { ...given, source, threads: 3, verify: true, arenaBytes: 32 * 1024 * 1024 }
      const { result } = await run(engine, dump, settings)
      expect(result.pages).toEqual({ total: 3000, normal: 1800, duplicate: 1200 })
      expect(result).toMatchObject({ verified: true, busy: 0 })
      expect(result.threads.reduce((sum, thread) => sum + thread.requests, 0)).toBe(1800)
      sizes.add(result.compressedSize)
    }
  }
  expect(sizes.size).toBe(1)
})

test('the slots are as asked, and with auto the 4 of the series for the baseline', async () => {
  await using engine = makeEngine()
  const capacities: number[] = []
  for (const given of cases) {
    let capacity = 0
    const onSample = (figures: { capacity: number }) => {
      capacity = figures.capacity
    }
    await run(engine, dump, { ...given, threads: 3 }, { onSample })
    capacities.push(capacity)
  }
  expect(capacities).toEqual([192, 12, 3, 3, 15, 15, 192, 192])
})
