import { expect, test } from 'vitest'
import { MiB } from '../../src/shared/settings.ts'
import { guest, makeEngine, pages, run } from './engine.ts'

test('a run cancelled midway ends soon with whole figures, and the next one runs to its end', async () => {
  const dump = guest(pages('t'.repeat(8000)))
  await using engine = makeEngine()
  const abort = new AbortController()
  const cancelled = await run(
    engine,
    dump,
    { codec: 'fflate', level: 9, source: 'disk' },
    {
      signal: abort.signal,
      onSample: figures => {
        if (figures.pagesNormal > 0) abort.abort()
      },
    },
  )
  expect(cancelled.cancelled).toBe(true)
  const { pages: done, threads, busy } = cancelled.result
  expect(done.normal).toBeGreaterThan(0)
  expect(done.normal).toBeLessThan(8000)
  expect(threads.reduce((sum, thread) => sum + thread.requests, 0) + busy).toBe(done.normal)
  expect(cancelled.result.verified).toBe(false)

  const again = await run(engine, dump, { verify: true })
  expect(again).toMatchObject({ cancelled: false, result: { verified: true } })
})

test('a run cancelled before it begins does nothing', async () => {
  const dump = guest(pages('t'.repeat(100)))
  await using engine = makeEngine()
  const { cancelled, result } = await run(engine, dump, {}, { signal: AbortSignal.abort() })
  expect(cancelled).toBe(true)
  expect(result.pages).toEqual({ total: 0, normal: 0, duplicate: 0 })
})

test('a run cancelled while it verifies keeps its compression', async () => {
  // Enough for several samples while one thread restores it.
  const dump = guest(pages('tn'.repeat(6000)))
  await using engine = makeEngine()
  const abort = new AbortController()
  const { cancelled, result } = await run(
    engine,
    dump,
    { codec: 'fflate', verify: true, decompressThreads: 1, arenaBytes: 128 * MiB },
    {
      signal: abort.signal,
      onSample: figures => {
        if (figures.phase === 'verify') abort.abort()
      },
    },
  )
  expect(cancelled).toBe(true)
  expect(result.verified).toBe(false)
  expect(result.verifiedPages).toBeLessThan(12_000)
  expect(result.pages.total).toBe(12_000)
})

test('a second run is refused while one is on', async () => {
  const dump = guest(pages('t'.repeat(500)))
  await using engine = makeEngine()
  const first = run(engine, dump)
  await expect(run(engine, dump)).rejects.toMatchObject({ code: 'busy' })
  expect((await first).cancelled).toBe(false)
})
