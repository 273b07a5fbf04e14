import { expect, test } from 'vitest'
import { createQueue, submitElsewhere } from './support.ts'

test('with its own code, and the queue is usable again', async () => {
  await using queue = await createQueue(3)
  await expect(queue.begin({ initThrows: 1 })).rejects.toMatchObject({
    code: 'codec-unavailable',
    message: 'No such codec.',
  })
  await queue.begin({})
  await using submitter = submitElsewhere(queue, { requests: 4, batch: 2, count: 1000 })
  expect(await submitter.answer).toMatchObject({ handled: 1000, wrong: 0 })
  await queue.end()
})

test('a config that cannot be sent is such a failure too', async () => {
  await using queue = await createQueue(2)
  await expect(queue.begin({ cannot: () => undefined })).rejects.toMatchObject({ code: 'internal' })
  await queue.begin({})
  await queue.end()
})
