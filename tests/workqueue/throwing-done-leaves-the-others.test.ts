import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'

test.each(designs)('%s: each request is done once though done throws for some', design => {
  const seen: number[] = []
  const { submitter, finish } = queueWithoutThreads({
    design,
    requests: 64,
    batch: 64,
    done: (_words, at) => {
      seen.push(at)
      if (seen.length % 3 === 0) throw new Error('disk full')
    },
  })
  const submitted: number[] = []
  for (let i = 0; i < 64; i++) {
    const at = submitter.getRequest()
    submitted.push(at)
    submitter.submit(at)
  }
  for (let i = 0; i < 64; i++) finish(i)
  for (let thrown = 0; thrown < 21; thrown++) {
    expect(() => submitter.collect()).toThrow('disk full')
  }
  submitter.collect()
  expect(seen).toEqual(submitted)
  expect(submitter.pending).toBe(0)
})
