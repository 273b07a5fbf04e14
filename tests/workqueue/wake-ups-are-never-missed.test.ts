import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { createQueue, submitElsewhere } from './support.ts'

// Spins from nothing to several times the polls on both sides, so that both sides now sleep, now are about
// to, now do not. A missed wake-up blocks the submitter or a thread and with it the test, for good.
const shapes = [
  { threads: 1, requests: 1, batch: 1, count: 50_000, spin: 3000, pause: 0 },
  { threads: 1, requests: 1, batch: 1, count: 50_000, spin: 200, pause: 3000 },
  { threads: 2, requests: 1, batch: 1, count: 50_000, spin: 3000, pause: 3000 },
  { threads: 1, requests: 2, batch: 1, count: 50_000, spin: 3000, pause: 1000 },
  { threads: 3, requests: 2, batch: 2, count: 50_000, spin: 3000, pause: 1000 },
  { threads: 2, requests: 3, batch: 2, count: 50_000, spin: 1000, pause: 1000 },
  { threads: 8, requests: 3, batch: 1, count: 50_000, spin: 3000, pause: 200 },
  { threads: 3, requests: 33, batch: 32, count: 50_000, spin: 1000, pause: 200 },
]
// The design that was replaced sleeps more often: fewer requests have as many wake-ups.
const cases = designs.flatMap(design =>
  shapes.map(shape => ({ design, ...shape, ...(design === 'baseline' && { count: 15_000 }) })),
)

test.each(cases)('%o', async ({ threads, ...plan }) => {
  await using queue = await createQueue(threads)
  await queue.begin({}, plan)
  for (const waitEvery of [0, 7]) {
    await using submitter = submitElsewhere(queue, { ...plan, waitEvery, seed: threads })
    const { failure, handled, wrong } = await submitter.answer
    expect({ failure, handled, wrong }).toEqual({
      failure: undefined,
      handled: plan.count,
      wrong: 0,
    })
  }
  await queue.end()
})
