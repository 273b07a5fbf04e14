import { expect, test } from 'vitest'
import { createQueue } from './support.ts'
import { watchWorkers } from './support-workers.ts'

test('parked or in a run', async () => {
  using watch = watchWorkers()
  const queue = await createQueue(8)
  await queue.resize(3)
  await queue.begin({})
  await queue.destroy()
  expect(watch.workers).toHaveLength(8)
  expect(watch.exits).toHaveLength(8)
})

test('each call resolves only then', async () => {
  using watch = watchWorkers()
  const queue = await createQueue(4)
  void queue.destroy()
  await queue.destroy()
  expect(watch.exits).toHaveLength(4)
  await queue.destroy()
})

test('await using destroys', async () => {
  using watch = watchWorkers()
  {
    await using queue = await createQueue(2)
    await queue.begin({})
  }
  expect(watch.exits).toHaveLength(2)
})

test('a thread that is dead already is no obstacle', async () => {
  using watch = watchWorkers()
  const queue = await createQueue(3)
  await watch.workers[1]?.terminate()
  await queue.destroy()
  expect(watch.exits).toHaveLength(3)
})

test('threadUninit that throws is no obstacle, and no death', async () => {
  using watch = watchWorkers()
  const queue = await createQueue(2)
  await queue.begin({ uninitThrows: 1 })
  await queue.destroy()
  expect(watch.exits).toHaveLength(2)
  expect(queue.dead).toBeUndefined()
})
