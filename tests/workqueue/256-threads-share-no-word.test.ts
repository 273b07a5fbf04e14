import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { MEMORY_BYTES } from '../../src/workers/layout-baseline.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'

test.each(designs)('%s: 256 threads with 64 requests each have as many of their own', design => {
  const done: number[] = []
  const { submitter, visible, finish } = queueWithoutThreads({
    design,
    threads: 256,
    requests: 64,
    batch: 64,
    done: (_words, at, thread) => done.push(at, thread),
  })
  const requests = new Set<number>()
  for (let i = 0; i < 256 * 64; i++) {
    const at = submitter.getRequest()
    requests.add(at)
    submitter.words.fill(-1, at, at + 15)
    submitter.submit(at)
  }
  expect(submitter.getRequest()).toBe(-1)
  expect(requests.size).toBe(256 * 64)
  expect(Math.max(...requests)).toBeLessThan(MEMORY_BYTES / 4 - 15)
  // No request lies over the maps of a thread.
  for (let thread = 0; thread < 256; thread++) expect(visible(thread)).toEqual([-1, -1])
  finish(63, 255)
  const at = submitter.getRequest()
  expect(done).toEqual([at, 255])
})
