import { expect, test } from 'vitest'
import { guest, makeEngine, pages, run } from './engine.ts'

const compress = new URL('fixtures/corrupting-compress.ts', import.meta.url)
// The second page that is not zero is page 3.
const dump = guest(pages('0t0t'))

test('and says which guest page it was', async () => {
  await using engine = makeEngine({ compress })
  await expect(run(engine, dump, { verify: true, threads: 1 })).rejects.toMatchObject({
    code: 'verify-mismatch',
    details: { address: 3 * 4096 },
  })
})

test('a stream that does not decompress fails it, too', async () => {
  await using engine = makeEngine({ compress })
  const broken = guest(pages('tnt'))
  const settings = { verify: true, threads: 1, decompressThreads: 1, level: 9 }
  const error: unknown = await run(engine, broken, settings).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'verify-mismatch' })
})

test('without verification nobody notices', async () => {
  await using engine = makeEngine({ compress })
  expect((await run(engine, dump, { threads: 1 })).result.verified).toBe(false)
})
