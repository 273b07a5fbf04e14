import { expect, test } from 'vitest'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere, until } from './support.ts'

test('until a thread has finished half of its requests', async () => {
  await using queue = await createQueue(1)
  const gates = sharedWords(5)
  const progress = sharedWords(1)
  await queue.begin({ gates })
  await using submitter = submitElsewhere(queue, {
    requests: 4,
    batch: 1,
    count: 5,
    script: [0, 1, 2, 3].map(gate => ({ index: gate, action: GATE, argument: gate })),
    progress,
  })
  for (const gate of [0, 1]) {
    await reached(gates, gate)
    open(gates, gate)
  }
  await reached(gates, 2)
  await until(progress, 0, submitted => submitted >= 4)
  open(gates, 2)
  open(gates, 3)
  expect(await submitter.answer).toMatchObject({ submitted: 5, handled: 5, wrong: 0 })
})

test('as long as the only request is busy', async () => {
  await using queue = await createQueue(1)
  const gates = sharedWords(20)
  const progress = sharedWords(1)
  await queue.begin({ gates })
  await using submitter = submitElsewhere(queue, {
    requests: 1,
    batch: 1,
    count: 20,
    script: Array.from(gates, (_, gate) => ({ index: gate, action: GATE, argument: gate })),
    progress,
  })
  for (let gate = 0; gate < gates.length; gate++) {
    await reached(gates, gate)
    expect(Atomics.load(progress, 0)).toBeLessThanOrEqual(gate + 1)
    open(gates, gate)
  }
  expect(await submitter.answer).toMatchObject({ handled: 20, wrong: 0 })
})
