import { expect, test } from 'vitest'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'

const submit = ({ submitter }: ReturnType<typeof queueWithoutThreads>) => {
  submitter.submit(submitter.getRequest())
}
const done = () => undefined

test('a batch is invisible to the thread until it is full, then visible whole', () => {
  const queue = queueWithoutThreads({ requests: 64, batch: 3, done })
  submit(queue)
  submit(queue)
  expect(queue.visible()).toEqual([0, 0])
  submit(queue)
  expect(queue.visible()).toEqual([0b111, 0])
})

test('a batch of one is visible at once', () => {
  const queue = queueWithoutThreads({ requests: 2, batch: 1, done })
  submit(queue)
  expect(queue.visible()).toEqual([0b1, 0])
})

test('flush hands over a batch that is not full, once', () => {
  const queue = queueWithoutThreads({ requests: 64, batch: 64, done })
  for (let i = 0; i < 33; i++) submit(queue)
  expect(queue.visible()).toEqual([0, 0])
  queue.submitter.flush()
  queue.submitter.flush()
  expect(queue.visible()).toEqual([-1, 0b1])
})

test('a request that was got and not submitted is given again', () => {
  const queue = queueWithoutThreads({ requests: 8, batch: 8, done })
  const { submitter } = queue
  expect(submitter.getRequest()).toBe(submitter.getRequest())
  submitter.flush()
  expect(queue.visible()).toEqual([0, 0])
  expect(submitter.pending).toBe(0)
})
