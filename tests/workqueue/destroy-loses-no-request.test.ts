import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere, until } from './support.ts'

test.each(designs)(
  '%s: a waiting submitter is told, what was pending is handed back',
  async design => {
    const queue = await createQueue(2)
    const gates = sharedWords(2)
    const progress = sharedWords(1)
    await queue.begin({ gates }, { design, requests: 4 })
    await using submitter = submitElsewhere(queue, {
      design,
      requests: 4,
      batch: 1,
      count: 100,
      script: [
        { index: 0, action: GATE, argument: 0 },
        { index: 1, action: GATE, argument: 1 },
      ],
      progress,
    })
    await reached(gates, 0)
    await reached(gates, 1)
    await until(progress, 0, submitted => submitted === 8)
    const destroyed = queue.destroy()
    // Both gates are shut: the submitter can only know from destroy().
    expect(await submitter.answer).toMatchObject({ failure: { code: 'cancelled' }, submitted: 8 })
    open(gates, 0)
    open(gates, 1)
    await destroyed
    expect(await submitter.collect()).toMatchObject({ handled: 2, cancelled: 6, wrong: 0 })
    expect(queue.pending()).toBe(0)
  },
)

const cases = designs.flatMap(design => [1, 3, 8].map(threads => ({ design, threads })))

test.each(cases)('threads are destroyed at full speed: %o', async ({ design, threads }) => {
  const queue = await createQueue(threads)
  const progress = sharedWords(1)
  await queue.begin({}, { design, requests: 16 })
  await using submitter = submitElsewhere(queue, {
    design,
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
