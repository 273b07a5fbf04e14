import { expect, test } from 'vitest'
import { createQueue } from './support.ts'
import { watchWorkers } from './support-workers.ts'

test('a worker file that does not load fails create()', async () => {
  await expect(createQueue(3, 'does-not-load.ts')).rejects.toMatchObject({
    code: 'thread-died',
    message: expect.stringContaining('died of cannot load') as string,
  })
})

test('a worker file that is not there fails create() and leaves no thread', async () => {
  using watch = watchWorkers()
  await expect(createQueue(3, 'nowhere.ts')).rejects.toMatchObject({ code: 'thread-died' })
  expect(watch.exits).toHaveLength(3)
})

test('a thread that ends in threadInit fails begin(), with its number and reason', async () => {
  await using queue = await createQueue(3)
  await expect(queue.begin({ initExits: 1 })).rejects.toMatchObject({
    code: 'thread-died',
    message: expect.stringContaining('exit code 7') as string,
    details: { thread: 1, request: -1 },
  })
  await queue.end()
})

test('threads that end between runs fail the next one', async () => {
  using watch = watchWorkers()
  await using queue = await createQueue(3)
  await watch.workers[2]?.terminate()
  await watch.workers[1]?.terminate()
  const died = { code: 'thread-died', details: { thread: 2 } }
  await expect(queue.begin({})).rejects.toMatchObject(died)
  await expect(queue.resize(1)).rejects.toMatchObject(died)
  await expect(queue.resize(4)).rejects.toMatchObject(died)
})

test('destroy() during begin() fails begin()', async () => {
  const queue = await createQueue(2)
  const begun = queue.begin({})
  const destroyed = queue.destroy()
  await expect(begun).rejects.toMatchObject({ code: 'cancelled' })
  await destroyed
  await expect(queue.begin({})).rejects.toMatchObject({ code: 'busy' })
})

test('a run within a run, or a resize, is refused', async () => {
  await using queue = await createQueue(1)
  await queue.begin({})
  await expect(queue.begin({})).rejects.toMatchObject({ code: 'busy' })
  await expect(queue.resize(2)).rejects.toMatchObject({ code: 'busy' })
  await queue.end()
  await queue.resize(2)
})
