import { expect, test } from 'vitest'
import { requestWord } from '../../src/workers/layout.ts'
import { createQueue, submitHere } from './support.ts'

test.each([1, 3, 4])('batches of %i go to one thread after the other', async batch => {
  await using queue = await createQueue(5)
  await queue.begin({})
  const { submitter, sign } = submitHere(queue, 12, batch)
  const threads: number[] = []
  for (let i = 0; i < 60; i++) {
    const at = submitter.getRequest()
    threads.push([0, 1, 2, 3, 4].findLastIndex(thread => requestWord(thread, 0) <= at))
    sign(at)
    submitter.submit(at)
  }
  expect(threads).toEqual(Array.from({ length: 60 }, (_, i) => Math.floor(i / batch) % 5))
  submitter.waitForRequests()
  await queue.end()
  expect(queue.figures().map(thread => thread.requests)).toEqual([12, 12, 12, 12, 12])
})
