import { expect, test } from 'vitest'
import { SPIN } from './fixtures/script.ts'
import { createQueue, submitElsewhere } from './support.ts'

test('the thread that computes has processor time, and more than the one that waits', async () => {
  await using queue = await createQueue(2)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, {
    requests: 1,
    batch: 1,
    count: 1,
    script: [{ index: 0, action: SPIN, argument: 100_000_000 }],
  })
  await submitter.answer
  await queue.end()
  const [computes, waits] = queue.figures()
  expect(computes?.cpuNs).toBeGreaterThan(0)
  expect(waits?.cpuNs).toBeLessThan(computes?.cpuNs ?? 0)
})
