import { expect, test } from 'vitest'
import { KiB, MiB } from '../../src/shared/settings.ts'
import { guest, makeEngine, pages, run } from './engine.ts'

test('a guest read beforehand and one read on the way end in the same figures', async () => {
  const dump = guest(pages('t0tnt00tnn'.repeat(500)))
  await using engine = makeEngine()
  for (const requestBytes of [4 * KiB, 32 * KiB]) {
    const memory = await run(engine, dump, { requestBytes, source: 'memory', arenaBytes: 64 * MiB })
    const ring = await run(engine, dump, { requestBytes, source: 'disk' })
    expect(memory.result.source).toBe('memory')
    expect(memory.result.phases.load).toBeGreaterThan(0)
    expect(memory.result.phases.read).toBe(0)
    expect(ring.result.phases.read).toBeGreaterThan(0)
    expect(ring.result.pages).toEqual(memory.result.pages)
    expect(ring.result.bytesIn).toBe(memory.result.bytesIn)
    // Requests end at the arena's end, too, so that large ones may be cut otherwise; pages are not.
    if (requestBytes === 4 * KiB) {
      expect(ring.result.compressedSize).toBe(memory.result.compressedSize)
    }
  }
})

test('a guest that does not fit is refused from memory and says what to do', async () => {
  const dump = guest(pages('t'.repeat(2049)))
  await using engine = makeEngine()
  await expect(run(engine, dump, { source: 'memory' })).rejects.toMatchObject({
    code: 'too-large',
    details: { pages: 2049, capacity: 2048 },
  })
  expect((await run(engine, dump, { source: 'auto' })).result.source).toBe('disk')
})
