import { expect, test } from 'vitest'
import { makeCounter } from './counter.ts'
import { guest, pages } from './engine.ts'

test('the count ends with the reason, again and again', async () => {
  const workerUrl = new URL('fixtures/dying-compress.ts', import.meta.url)
  await using counter = makeCounter({ workerUrl })
  const dump = guest(pages('t'.repeat(2000)))
  for (let round = 0; round < 2; round++) {
    await expect(counter.count(dump)).rejects.toMatchObject({ code: 'thread-died' })
  }
})
