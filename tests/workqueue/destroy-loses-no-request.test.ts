import { expect, test } from 'vitest'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere, until } from './support.ts'

test('a waiting submitter is told, and what was pending is handed back', async () => {
  const queue = await createQueue(2)
  const gates = sharedWords(2)
  await queue.begin({ gates })
  await using submitter = submitElsewhere(queue, {
    requests: 4,
    batch: 4,
    count: 100,
    script: [
      { index: 0, action: GATE, argument: 0 },
      { index: 4, action: GATE, argument: 1 },
    ],
  })
  await reached(gates, 0)
  await reached(gates, 1)
  const destroyed = queue.destroy()
  // Both gates are shut: the submitter can only know from destroy().
  expect(await submitter.answer).toMatchObject({ failure: { code: 'cancelled' }, submitted: 8 })
  open(gates, 0)
  open(gates, 1)
  await destroyed
  expect(await submitter.collect()).toMatchObject({ handled: 2, cancelled: 6, wrong: 0 })
  expect(queue.pending()).toBe(0)
})

test.each([1, 3, 8])('%i threads are destroyed at full speed', async threads => {
  const queue = await createQueue(threads)
  const progress = sharedWords(1)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, {
    requests: 16,
    batch: 3,
    count: 10_000_000,
    progress,
  })
  await until(progress, 0, submitted => submitted > 5000)
  await queue.destroy()
  const { failure } = await submitter.answer
  expect(failure?.code).toBe('cancelled')
  const { submitted, handled, cancelled, wrong } = await submitter.collect()
  // Still pending: what was handed over after the threads had gone. The submitter's own last batch may
  // not have been handed over at all.
  const left = submitted - handled - cancelled
  expect(wrong).toBe(0)
  expect(left).toBeGreaterThanOrEqual(queue.pending())
  expect(left).toBeLessThanOrEqual(queue.pending() + 3)
})
