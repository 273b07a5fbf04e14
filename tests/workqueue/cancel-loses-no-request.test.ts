import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { createQueue, sharedWords, submitElsewhere, until } from './support.ts'

const COUNT = 400_000

const shapes = [
  { threads: 1, requests: 1, batch: 1, after: 1 },
  { threads: 1, requests: 64, batch: 64, after: 5000 },
  { threads: 3, requests: 2, batch: 1, after: 20_000 },
  { threads: 8, requests: 33, batch: 5, after: 50_000 },
]
const cases = designs.flatMap(design => shapes.map(shape => ({ design, ...shape })))

test.each(cases)('each request is handled or handed back: %o', async given => {
  const { design, threads, requests, batch, after } = given
  await using queue = await createQueue(threads)
  for (let round = 0; round < 8; round++) {
    const progress = sharedWords(1)
    await queue.begin({}, { design, requests })
    await using submitter = submitElsewhere(queue, {
      design,
      requests,
      batch,
      count: COUNT,
      spin: 300,
      seed: round,
      progress,
    })
    await until(progress, 0, submitted => submitted >= after)
    queue.cancel()
    const answer = await submitter.answer
    expect(answer).toMatchObject({ failure: undefined, failed: 0, wrong: 0 })
    expect(answer.submitted).toBeGreaterThanOrEqual(after)
    expect(answer.handled + answer.cancelled).toBe(answer.submitted)
    expect(queue.pending()).toBe(0)
    await queue.end()
    const handled = queue.figures().reduce((sum, thread) => sum + thread.requests, 0)
    expect(handled).toBe(answer.handled)
  }
})
