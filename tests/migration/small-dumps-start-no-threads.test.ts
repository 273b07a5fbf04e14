import { expect, test } from 'vitest'
import { fixture } from '../dump/fixtures.ts'
import { countAlone, makeCounter } from './counter.ts'
import { guest, pages } from './engine.ts'

const nowhere = new URL('fixtures/there-is-no-such-file.ts', import.meta.url)

test('below 64 MiB, and where pages come one after the other, the reader counts alone', async () => {
  const small = guest(pages('0tn'.repeat(100)))
  await using usual = makeCounter({ workerUrl: nowhere, minBytes: 64 * 2 ** 20 })
  expect(await usual.count(small)).toEqual(countAlone(small))

  const forward = { kind: 'file', path: fixture('tiny-plain.mig') } as const
  await using keen = makeCounter({ workerUrl: nowhere })
  expect(await keen.count(forward)).toEqual(countAlone(forward))
})
