import { expect, test } from 'vitest'
import { guest, makeEngine, pages, run } from './engine.ts'

const dump = guest(pages('tn0tt'.repeat(400)))

test('waiting: every normal page is one request', async () => {
  await using engine = makeEngine()
  const { result } = await run(engine, dump, { threads: 5 })
  const requests = result.threads.reduce((sum, thread) => sum + thread.requests, 0)
  expect(result.busy).toBe(0)
  expect(requests).toBe(1600)
  expect(result.threads.reduce((sum, thread) => sum + thread.bytesIn, 0)).toBe(1600 * 4096)
  expect(result.threads.reduce((sum, thread) => sum + thread.bytesOut, 0)).toBe(
    result.compressedSize,
  )
})

test('not waiting: what found no free request went out uncompressed, and is verified all the same', async () => {
  await using engine = makeEngine()
  const { result } = await run(engine, dump, {
    threads: 1,
    codec: 'zlib',
    level: 9,
    waitThread: false,
    verify: true,
  })
  const requests = result.threads.reduce((sum, thread) => sum + thread.requests, 0)
  expect(result.busy).toBeGreaterThan(0)
  expect(requests + result.busy).toBe(1600)
  expect(result.busyRate).toBe(result.busy / 2000)
  expect(result.bytesOut).toBe(result.compressedSize + result.busy * 4096)
  expect(result.verified).toBe(true)
})
