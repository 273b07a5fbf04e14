import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { createSubmitter } from '../../src/main/workqueue/submitter.ts'
import { MEMORY_BYTES } from '../../src/workers/layout-baseline.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'
import { createQueue } from './support.ts'

const refused = { code: 'bad-argument' }

test.each([0, -1, 257, 1.5, NaN])('%d threads', async threads => {
  await expect(createQueue(threads)).rejects.toMatchObject(refused)
  await using queue = await createQueue(1)
  await expect(queue.resize(threads)).rejects.toMatchObject(refused)
  expect(queue.threads).toBe(1)
})

test.each([
  [1, 0, 1],
  [1, 65, 1],
  [1, 1.5, 1],
  [1, NaN, 1],
  [1, 4, 0],
  [1, 4, 5],
  [1, 4, 1.5],
  [1, 4, NaN],
  [0, 4, 4],
  [257, 4, 4],
  [1.5, 4, 4],
])('a submitter for %d threads with %d requests and a batch of %d', (threads, requests, batch) => {
  const memory = new SharedArrayBuffer(MEMORY_BYTES)
  const options = { memory, threads, requests, batch, done: () => undefined }
  expect(() => createSubmitter(options)).toThrow(expect.objectContaining(refused) as Error)
})

test.each(designs)('%s: a second submitter while the first has requests pending', design => {
  const options = { design, requests: 4, batch: 1, done: () => undefined }
  const { memory, submitter, finish } = queueWithoutThreads(options)
  submitter.submit(submitter.getRequest())
  const second = () => createSubmitter({ memory, threads: 1, ...options })
  expect(second).toThrow(expect.objectContaining({ code: 'busy' }) as Error)
  finish(0)
  expect(second().pending).toBe(0)
})
