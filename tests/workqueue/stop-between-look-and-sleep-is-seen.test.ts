import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { fixture } from './support.ts'

test('a submitter never goes to sleep on a queue that has stopped', async () => {
  const worker = new Worker(fixture('stopped-while-polling.ts'))
  const [failure] = (await once(worker, 'message')) as unknown[]
  expect(failure).toMatchObject({ code: 'thread-died', details: { thread: 0 } })
  await worker.terminate()
})
