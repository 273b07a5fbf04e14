import { readdirSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { FromPump, ToPump } from '../../src/main/migration/pump-messages.ts'
import { Workqueue } from '../../src/main/workqueue/workqueue.ts'
import { out, workerUrl } from './built.ts'

const threads = ['census', 'compress', 'decompress'] as const

test('there is a test for each of them', () => {
  const built = readdirSync(path.join(out, 'main/workers'))
  expect(built.sort()).toEqual([...threads, 'pump'].map(name => `${name}.js`).sort())
})

test.each(threads)('%s: two of them reach their loop and leave it when told', async name => {
  const queue = await Workqueue.create({ name, threads: 2, workerUrl: workerUrl(name) })
  expect(queue.dead).toBeUndefined()
  expect(queue.threads).toBe(2)
  await queue.destroy()
})

test('pump: describes the sample', async () => {
  const worker = new Worker(workerUrl('pump'))
  try {
    const answered = new Promise<FromPump>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    worker.postMessage({ name: 'describe', dump: { kind: 'sample' } } satisfies ToPump)
    expect(await answered).toMatchObject({
      ok: true,
      value: { facts: { guestBytes: 64 * 2 ** 20 } },
    })
  } finally {
    await worker.terminate()
  }
})
