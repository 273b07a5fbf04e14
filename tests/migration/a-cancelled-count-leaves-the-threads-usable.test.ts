import { expect, test } from 'vitest'
import type { DumpReference } from '../../src/main/dump/dump.ts'
import { Progress } from '../../src/main/migration/progress.ts'
import { countAlone, makeCounter } from './counter.ts'
import { guest, pages } from './engine.ts'

const sample: DumpReference = { kind: 'sample' }

test('cancelled while threads count: an error that says so, and the next count is whole', async () => {
  await using counter = makeCounter()
  const small = guest(pages('0tn'.repeat(100)))
  for (let round = 0; round < 3; round++) {
    const abort = new AbortController()
    const progress = new Progress()
    const counting = counter.count(sample, { progress, signal: abort.signal })
    const ended = expect(counting).rejects.toMatchObject({ code: 'cancelled' })
    while (progress.read().doneBytes === 0) await new Promise(setImmediate)
    abort.abort()
    await ended
    expect(await counter.count(small)).toEqual(countAlone(small))
  }
})

test('cancelled before it began', async () => {
  await using counter = makeCounter()
  const counting = counter.count(sample, { signal: AbortSignal.abort() })
  await expect(counting).rejects.toMatchObject({ code: 'cancelled' })
})
