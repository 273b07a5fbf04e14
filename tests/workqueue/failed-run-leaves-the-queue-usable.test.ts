import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { THROW } from './fixtures/script.ts'
import { createQueue, submitElsewhere } from './support.ts'

test.each(designs)('%s: the others are handed back, the next run handles all', async design => {
  await using queue = await createQueue(8)
  for (let round = 0; round < 6; round++) {
    await queue.begin({}, { design, requests: 64 })
    await using failing = submitElsewhere(queue, {
      design,
      requests: 64,
      batch: 1 + 9 * round,
      count: 10_000,
      script: [{ index: 500 * round, action: THROW, argument: 0 }],
    })
    expect((await failing.answer).failure?.code).toBe('thread-failed')
    await queue.end()
    expect(queue.pending()).toBe(0)
    const { submitted, handled, cancelled, failed, wrong } = await failing.collect()
    expect({ failed, wrong }).toEqual({ failed: 1, wrong: 0 })
    // The last batch may not have been handed over.
    expect(submitted - handled - cancelled - failed).toBeLessThanOrEqual(1 + 9 * round)

    await queue.begin({}, { design, requests: 64 })
    await using working = submitElsewhere(queue, { design, requests: 64, batch: 64, count: 10_000 })
    expect(await working.answer).toMatchObject({ failure: undefined, handled: 10_000, wrong: 0 })
    await queue.end()
  }
})
