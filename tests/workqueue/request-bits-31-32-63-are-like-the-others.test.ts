import { expect, test } from 'vitest'
import { REQUEST_WORDS, requestWord } from '../../src/workers/layout.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'
import { random } from './fixtures/random.ts'
import { createQueue, submitElsewhere } from './support.ts'

const sizes = [1, 31, 32, 33, 63, 64]
const requestAt = (at: number) => (at - requestWord(0, 0)) / REQUEST_WORDS

test.each(sizes)('every bit of %i is used and reported, over many flips', requests => {
  const next = random(requests)
  const done: number[] = []
  const used = new Set<number>()
  const queue = queueWithoutThreads({
    requests,
    batch: 1,
    done: (_words, at) => done.push(requestAt(at)),
  })
  const pending: number[] = []
  for (let round = 0; round < 300; round++) {
    // Some more requests than are free; they must be others than those that are pending.
    for (let i = next() % (requests + 2); i > 0; i--) {
      const at = queue.submitter.getRequest()
      if (at === -1) {
        expect(pending).toHaveLength(requests)
        break
      }
      expect(pending).not.toContain(requestAt(at))
      queue.submitter.submit(at)
      pending.push(requestAt(at))
      used.add(requestAt(at))
    }
    expect(queue.visible()).toEqual(mapsOf(pending))
    const finished = pending.filter(() => next() % 3 !== 0)
    for (const request of finished) {
      queue.finish(request)
      pending.splice(pending.indexOf(request), 1)
    }
    queue.submitter.collect()
    expect(done.splice(0).sort((a, b) => a - b)).toEqual(finished.sort((a, b) => a - b))
    expect(queue.submitter.pending).toBe(pending.length)
  }
  expect([...used].sort((a, b) => a - b)).toEqual(Array.from({ length: requests }, (_, i) => i))
})

test.each(sizes)('%i requests of a real thread, in batches of all', async requests => {
  await using queue = await createQueue(2)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, { requests, batch: requests, count: 20_000 })
  expect(await submitter.answer).toMatchObject({ failure: undefined, handled: 20_000, wrong: 0 })
})

function mapsOf(requests: number[]): number[] {
  const maps = [0, 0]
  for (const request of requests) maps[request >> 5] = (maps[request >> 5] ?? 0) | (1 << request)
  return maps
}
