import { expect, test } from 'vitest'
import { COMPLETION, SHARED_DONE, SHARED_FILL } from '../../src/workers/layout-baseline.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'
import { random } from './fixtures/random.ts'

// Slices of all lengths, so that some of them lie over the border of two words or of three.
test.each([1, 3, 4, 5, 31, 32, 33, 63, 64])(
  'yet each of 7 threads sees its own %i requests',
  requests => {
    let done = 0
    const queue = queueWithoutThreads({
      design: 'baseline',
      threads: 7,
      requests,
      batch: 1,
      done: () => done++,
    })
    const { submitter } = queue
    const next = random(requests)
    const pending = new Map<number, { thread: number; request: number }>()
    let submitted = 0
    for (let round = 0; round < 100; round++) {
      for (let i = next() % (7 * requests + 2); i > 0; i--) {
        const at = submitter.getRequest()
        if (at === -1) {
          expect(pending.size).toBe(7 * requests)
          break
        }
        expect(pending.has(at)).toBe(false)
        pending.set(at, queue.placeOf(at))
        submitter.submit(at)
        submitted++
      }
      for (let thread = 0; thread < 7; thread++) {
        const maps = [0, 0]
        for (const p of pending.values()) {
          if (p.thread === thread)
            maps[p.request >> 5] = (maps[p.request >> 5] ?? 0) | (1 << p.request)
        }
        expect(queue.visible(thread)).toEqual(maps)
      }
      for (const [at, { thread, request }] of [...pending]) {
        if (next() % 3 === 0) continue
        queue.finish(request, thread)
        pending.delete(at)
      }
    }
    submitter.collect()
    expect(submitter.pending).toBe(pending.size)
    expect(done).toBe(submitted - pending.size)
  },
)

test('the bits of 64 threads with the 4 requests of the series are 8 words in a row', () => {
  const { submitter, finish } = queueWithoutThreads({
    design: 'baseline',
    threads: 64,
    requests: 4,
    batch: 1,
    done: () => undefined,
  })
  const { words } = submitter
  for (let i = 0; i < 256; i++) submitter.submit(submitter.getRequest())
  expect(words.slice(SHARED_FILL, SHARED_FILL + 9)).toEqual(Int32Array.of(...eight(-1), 0))
  for (let thread = 0; thread < 64; thread++) for (let i = 0; i < 4; i++) finish(i, thread)
  expect(words.slice(SHARED_DONE, SHARED_DONE + 9)).toEqual(Int32Array.of(...eight(-1), 0))
})

test('whichever thread finishes a request sets the one event', () => {
  const options = { threads: 64, requests: 4, batch: 1, done: () => undefined }
  const { submitter, finish } = queueWithoutThreads({ design: 'baseline', ...options })
  for (const thread of [0, 17, 63]) {
    Atomics.store(submitter.words, COMPLETION, 1)
    finish(3, thread)
    expect(submitter.words[COMPLETION]).toBe(0)
  }
})

const eight = (word: number) => new Array<number>(8).fill(word)
