import { expect, test } from 'vitest'
import type { LiveFigures } from '../../src/shared/live.ts'
import { guest, makeEngine, pages, run } from './engine.ts'

test('samples never go back and the last one says what the result says', async () => {
  const samples: LiveFigures[] = []
  await using engine = makeEngine()
  const dump = guest(pages('tn0'.repeat(1500)))
  const { result } = await run(
    engine,
    dump,
    { codec: 'fflate', source: 'disk', verify: true },
    { onSample: figures => samples.push(figures) },
  )
  for (const [i, now] of samples.entries()) {
    expect(now.sequence).toBe(i)
    const before = samples[i - 1]
    if (!before) continue
    expect(now.elapsedNs).toBeGreaterThanOrEqual(before.elapsedNs)
    expect(now.pagesTotal).toBeGreaterThanOrEqual(before.pagesTotal)
  }
  const last = samples.at(-1)
  expect(last).toMatchObject({
    phase: 'end',
    pagesTotal: result.pages.total,
    pagesNormal: result.pages.normal,
    bytesIn: result.bytesIn,
    bytesOut: result.bytesOut,
    verifiedPages: result.verifiedPages,
    pending: 0,
  })
  expect(last?.elapsedNs).toBe(result.wallNs)
  expect(last?.compress.map(thread => thread.requests)).toEqual(
    result.threads.map(thread => thread.requests),
  )
})
