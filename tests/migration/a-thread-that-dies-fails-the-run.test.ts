import { expect, test } from 'vitest'
import { guest, makeEngine, pages, run } from './engine.ts'

test('the run ends with the thread and the reason, and the engine starts anew', async () => {
  await using engine = makeEngine({
    compress: new URL('fixtures/dying-compress.ts', import.meta.url),
  })
  const dump = guest(pages('t'.repeat(2000)))
  for (let round = 0; round < 2; round++) {
    await expect(run(engine, dump, { threads: 4 })).rejects.toMatchObject({ code: 'thread-died' })
  }
})

test('a pump that dies fails the run', async () => {
  await using engine = makeEngine({ pump: new URL('fixtures/dying-pump.ts', import.meta.url) })
  const dump = guest(pages('t'))
  await expect(run(engine, dump)).rejects.toMatchObject({ code: 'thread-died' })
})
