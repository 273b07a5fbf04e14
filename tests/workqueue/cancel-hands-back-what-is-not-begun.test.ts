import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere, until } from './support.ts'

test.each(designs)(
  '%s: the request in hand is finished, those behind it are not begun',
  async design => {
    await using queue = await createQueue(1)
    const gates = sharedWords(1)
    const progress = sharedWords(1)
    await queue.begin({ gates }, { design, requests: 8 })
    await using submitter = submitElsewhere(queue, {
      design,
      requests: 8,
      batch: 8,
      count: 8,
      script: [{ index: 0, action: GATE, argument: 0 }],
      progress,
    })
    await reached(gates, 0)
    await until(progress, 0, submitted => submitted === 8)
    queue.cancel()
    open(gates, 0)
    expect(await submitter.answer).toMatchObject({
      submitted: 8,
      handled: 1,
      cancelled: 7,
      wrong: 0,
    })
    await queue.end()
  },
)

test('the next run handles everything again', async () => {
  await using queue = await createQueue(2)
  await queue.begin({})
  queue.cancel()
  await queue.end()
  await queue.begin({})
  await using submitter = submitElsewhere(queue, { requests: 4, batch: 2, count: 1000 })
  expect(await submitter.answer).toMatchObject({ handled: 1000, cancelled: 0, wrong: 0 })
  await queue.end()
})
