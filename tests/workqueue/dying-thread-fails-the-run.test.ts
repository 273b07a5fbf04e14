import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { EXIT, GATE, THROW, THROW_ODD } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'
import { watchWorkers } from './support-workers.ts'

const deaths = [
  {
    how: 'process.exit() in a handler',
    action: EXIT,
    message: /^Thread 2 ended with exit code 9\./,
  },
  { how: 'an error outside of a handler', action: THROW_ODD, message: /^Thread 2 died of .+/ },
]
/** Where the third thread's request is that dies: batches of eight go round, or single requests. */
const places = {
  'per-thread': { batch: 8, index: 20, request: 4 },
  baseline: { batch: 1, index: 2, request: 0 },
}
const cases = designs.flatMap(design => deaths.map(death => ({ design, ...death })))

test.each(cases)('$design: $how reaches the submitter', async ({ design, action, message }) => {
  await using queue = await createQueue(3)
  const { batch, index, request } = places[design]
  const gates = sharedWords(1)
  await queue.begin({ gates }, { design, requests: 8 })
  await using submitter = submitElsewhere(queue, {
    design,
    requests: 8,
    batch,
    count: 1_000_000,
    script: [
      // Holds the first and the second, which would else be quick and get the third's.
      { index: 0, action: GATE, argument: 0 },
      { index: batch, action: GATE, argument: 0 },
      { index, action, argument: 9 },
    ],
  })
  const { failure, wrong } = await submitter.answer
  open(gates, 0)
  expect(failure).toMatchObject({ code: 'thread-died', details: { thread: 2, request } })
  expect(failure?.message).toMatch(message)
  expect(wrong).toBe(0)
  expect(queue.dead).toMatchObject({ code: 'thread-died', details: { thread: 2 } })
  expect(queue.figures()[2]?.state).toBe('dead')
})

const waits = designs.flatMap(design => [
  { design, what: 'all requests', count: 4 },
  { design, what: 'a free request', count: 7 },
])

test.each(waits)('$design: a submitter that waits for $what is told', async ({ design, count }) => {
  await using queue = await createQueue(2)
  const gates = sharedWords(2)
  await queue.begin({ gates }, { design, requests: 2 })
  await using submitter = submitElsewhere(queue, {
    design,
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

test.each(designs)(
  '%s: a worker terminated from outside, in a request and asleep',
  async design => {
    using watch = watchWorkers()
    for (const victim of [0, 1]) {
      watch.workers.length = 0
      await using queue = await createQueue(2)
      const gates = sharedWords(1)
      await queue.begin({ gates }, { design, requests: 1 })
      await using submitter = submitElsewhere(queue, {
        design,
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
  },
)

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
