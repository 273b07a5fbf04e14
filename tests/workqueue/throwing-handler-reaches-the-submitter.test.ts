import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { GATE, THROW, THROW_LONG } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'

/** Where the second thread's request is that throws: batches of four go round, or single requests. */
const places = {
  'per-thread': { batch: 4, index: 6, request: 2 },
  baseline: { batch: 1, index: 1, request: 0 },
}

test.each(designs)('%s: with thread, request and message', async design => {
  await using queue = await createQueue(3)
  const { batch, index, request } = places[design]
  const gates = sharedWords(1)
  await queue.begin({ gates }, { design, requests: 4 })
  await using submitter = submitElsewhere(queue, {
    design,
    requests: 4,
    batch,
    count: 1000,
    script: [
      // Holds the first, which would else be quick and get the second's.
      { index: 0, action: GATE, argument: 0 },
      { index, action: THROW, argument: 42 },
    ],
  })
  const { failure } = await submitter.answer
  open(gates, 0)
  expect(failure).toMatchObject({
    code: 'thread-failed',
    details: { thread: 1, request, cause: 'internal' },
  })
  expect(failure?.message).toContain(`Thread 1 failed on request ${request}: `)
  expect(failure?.message).toMatch(/cannot do 42$/)
  await queue.end()
  expect(queue.dead).toBeUndefined()
})

test.each(designs)('%s: though all the others are in long requests', async design => {
  await using queue = await createQueue(2)
  const gates = sharedWords(2)
  await queue.begin({ gates }, { design, requests: 2 })
  await using submitter = submitElsewhere(queue, {
    design,
    requests: 2,
    batch: 1,
    count: 4,
    script: [
      { index: 0, action: GATE, argument: 0 },
      { index: 1, action: GATE, argument: 1 },
      { index: 3, action: THROW, argument: 0 },
    ],
  })
  // Both at work: who throws before the other has begun hands the other's request back.
  await reached(gates, 0)
  await reached(gates, 1)
  // All four handed over: the last one would else take the place of the second, once that is done.
  while (queue.pending() < 4) await new Promise(setImmediate)
  open(gates, 1)
  // The first gate is shut: the submitter, which waits for thread 0, is told nevertheless.
  expect((await submitter.answer).failure).toMatchObject({ details: { thread: 1, request: 1 } })
  open(gates, 0)
  await queue.end()
})

test('with as much of a long message as there is room for', async () => {
  await using queue = await createQueue(1)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, {
    requests: 64,
    batch: 64,
    count: 64,
    script: [{ index: 63, action: THROW_LONG, argument: 0 }],
  })
  const { failure } = await submitter.answer
  expect(failure).toMatchObject({ code: 'thread-failed', details: { thread: 0, request: 63 } })
  expect(failure?.message).toMatch(/^Thread 0 failed on request 63: [^€]+€{300,}$/)
  await queue.end()
})
