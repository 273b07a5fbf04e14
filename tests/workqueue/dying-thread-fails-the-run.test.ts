import { expect, test } from 'vitest'
import { EXIT, GATE, THROW, THROW_ODD } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'
import { watchWorkers } from './support-workers.ts'

test.each([
  ['process.exit() in a handler', EXIT, /^Thread 2 ended with exit code 9\./],
  ['an error outside of a handler', THROW_ODD, /^Thread 2 died of .+/],
])('%s reaches the submitter', async (_name, action, message) => {
  await using queue = await createQueue(3)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, {
    requests: 8,
    batch: 8,
    count: 1_000_000,
    script: [{ index: 20, action, argument: 9 }],
  })
  const { failure, wrong } = await submitter.answer
  expect(failure).toMatchObject({ code: 'thread-died', details: { thread: 2, request: 4 } })
  expect(failure?.message).toMatch(message)
  expect(wrong).toBe(0)
  expect(queue.dead).toMatchObject({ code: 'thread-died', details: { thread: 2 } })
  expect(queue.figures()[2]?.state).toBe('dead')
})

test.each([
  ['for all requests', 4],
  ['for a free request', 7],
])('a submitter that waits %s is told', async (_name, count) => {
  await using queue = await createQueue(2)
  const gates = sharedWords(2)
  await queue.begin({ gates })
  await using submitter = submitElsewhere(queue, {
    requests: 2,
    batch: 1,
    count,
    script: [
      { index: 0, action: GATE, argument: 0 },
      { index: 1, action: GATE, argument: 1 },
      { index: 3, action: EXIT, argument: 1 },
    ],
  })
  // Both at work: who dies before the other has begun hands the other's request back.
  await reached(gates, 0)
  await reached(gates, 1)
  open(gates, 1)
  // The first gate is shut: nobody but the owner can wake the submitter.
  const { failure } = await submitter.answer
  expect(failure).toMatchObject({ code: 'thread-died', details: { thread: 1 } })
  open(gates, 0)
})

test('a worker that is terminated from outside, in a request and asleep', async () => {
  using watch = watchWorkers()
  for (const victim of [0, 1]) {
    watch.workers.length = 0
    await using queue = await createQueue(2)
    const gates = sharedWords(1)
    await queue.begin({ gates })
    await using submitter = submitElsewhere(queue, {
      requests: 1,
      batch: 1,
      count: 1,
      script: [{ index: 0, action: GATE, argument: 0 }],
    })
    await reached(gates, 0)
    await watch.workers[victim]?.terminate()
    const { failure } = await submitter.answer
    expect(failure).toMatchObject({ code: 'thread-died', details: { thread: victim } })
    open(gates, 0)
  }
})

test('a death outranks what a handler has thrown before', async () => {
  using watch = watchWorkers()
  await using queue = await createQueue(2)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, {
    requests: 1,
    batch: 1,
    count: 1,
    script: [{ index: 0, action: THROW, argument: 0 }],
  })
  expect((await submitter.answer).failure).toMatchObject({ code: 'thread-failed' })
  await watch.workers[1]?.terminate()
  await expect(queue.end()).rejects.toMatchObject({ code: 'thread-died', details: { thread: 1 } })
  expect(queue.dead).toMatchObject({ code: 'thread-died', details: { thread: 1 } })
})
