import { expect, test } from 'vitest'
import { createQueue, submitElsewhere } from './support.ts'

const COUNT = 10_000_000

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
