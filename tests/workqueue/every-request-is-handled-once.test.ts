import { expect, test } from 'vitest'
import { createQueue, submitElsewhere } from './support.ts'

const COUNT = 10_000_000
/** The design that was replaced sleeps and wakes for almost every one. */
const FEWER = 200_000

test.each([1, 2, 3, 8, 64, 65])(
  'ten million requests at %i threads',
  { timeout: 180_000 },
  async threads => {
    await using queue = await createQueue(threads, 'count-thread.ts')
    await queue.begin(undefined)
    await using submitter = submitElsewhere(queue, { requests: 64, batch: 64, count: COUNT })
    expect(await submitter.answer).toEqual({
      failure: undefined,
      submitted: COUNT,
      handled: COUNT,
      cancelled: 0,
      failed: 0,
      wrong: 0,
    })
    await queue.end()
    const figures = queue.figures()
    expect(figures.reduce((sum, thread) => sum + thread.requests, 0)).toBe(COUNT)
    expect(figures.reduce((sum, thread) => sum + thread.bytesIn, 0)).toBe(COUNT)
  },
)

test.each([1, 2, 3, 8, 64, 65])(
  '200,000 requests at %i threads of the baseline, of 4, 5 and 64 requests',
  { timeout: 180_000 },
  async threads => {
    await using queue = await createQueue(threads, 'count-thread.ts')
    for (const requests of [4, 5, 64]) {
      const plan = { design: 'baseline', requests, batch: 1, count: FEWER } as const
      await queue.begin(undefined, plan)
      await using submitter = submitElsewhere(queue, plan)
      const { failure, handled, wrong } = await submitter.answer
      expect({ failure, handled, wrong }).toEqual({
        failure: undefined,
        handled: plan.count,
        wrong: 0,
      })
      await queue.end()
      const figures = queue.figures()
      expect(figures.reduce((sum, thread) => sum + thread.requests, 0)).toBe(plan.count)
    }
  },
)
