import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { fixture } from './support.ts'

test.each(designs)(
  '%s: a submitter never goes to sleep on a queue that has stopped',
  async design => {
    const worker = new Worker(fixture('stopped-while-polling.ts'), { workerData: design })
    const [failure] = (await once(worker, 'message')) as unknown[]
    expect(failure).toMatchObject({ code: 'thread-died', details: { thread: 0 } })
    await worker.terminate()
  },
)
