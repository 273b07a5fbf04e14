import { expect, test } from 'vitest'
import { createQueue, sharedWords, submitElsewhere, until } from './support.ts'

const plan = { requests: 8, batch: 8, count: 10_000_000 }

test('an abort during the run', async () => {
  await using queue = await createQueue(2)
  const progress = sharedWords(1)
  const controller = new AbortController()
  await queue.begin({})
  const watch = queue.cancelOn(controller.signal)
  await using submitter = submitElsewhere(queue, { ...plan, progress })
  await until(progress, 0, submitted => submitted > 1000)
  controller.abort()
  watch[Symbol.dispose]()
  const { submitted, handled, cancelled, wrong } = await submitter.answer
  expect(submitted).toBeLessThan(plan.count)
  expect({ sum: handled + cancelled, wrong }).toEqual({ sum: submitted, wrong: 0 })
})

test('a signal that was aborted before', async () => {
  await using queue = await createQueue(2)
  await queue.begin({})
  queue.cancelOn(AbortSignal.abort())[Symbol.dispose]()
  await using submitter = submitElsewhere(queue, plan)
  expect(await submitter.answer).toMatchObject({ submitted: 0, failure: undefined })
})

test('no abort after the watch has ended', async () => {
  await using queue = await createQueue(2)
  const controller = new AbortController()
  await queue.begin({})
  queue.cancelOn(controller.signal)[Symbol.dispose]()
  controller.abort()
  await using submitter = submitElsewhere(queue, { ...plan, count: 1000 })
  expect(await submitter.answer).toMatchObject({ handled: 1000, cancelled: 0 })
})
