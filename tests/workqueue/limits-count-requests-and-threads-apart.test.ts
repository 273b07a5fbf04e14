import { expect, test } from 'vitest'
import { createSubmitter } from '../../src/main/workqueue/submitter.ts'
import { designs } from '../../src/shared/settings.ts'
import { MEMORY_BYTES } from '../../src/workers/layout-baseline.ts'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'

// The series' version 3 compared the number of threads with the limit of requests per thread.
const refused = { code: 'bad-argument' }

test.each(designs)('%s: 65 threads handle everything', async design => {
  await using queue = await createQueue(65)
  const gates = sharedWords(65)
  const plan = { design, requests: 64, batch: 1, count: 20_000 }
  await queue.begin({ gates }, plan)
  // Each gate holds a thread, so that the last one is needed as well.
  const script = Array.from(gates, (_, gate) => ({ index: gate, action: GATE, argument: gate }))
  await using submitter = submitElsewhere(queue, { ...plan, script })
  for (let gate = 0; gate < 65; gate++) await reached(gates, gate)
  for (let gate = 0; gate < 65; gate++) open(gates, gate)
  expect(await submitter.answer).toMatchObject({ failure: undefined, handled: 20_000, wrong: 0 })
  await queue.end()
  expect(queue.figures()[64]?.requests).toBeGreaterThan(0)
})

const cases = designs.flatMap(design => [0, 65, 1.5, NaN].map(requests => ({ design, requests })))

test.each(cases)('$design: $requests requests per thread are refused', async given => {
  const { design, requests } = given
  const memory = new SharedArrayBuffer(MEMORY_BYTES)
  const make = () =>
    createSubmitter({ memory, threads: 1, design, requests, batch: 1, done: () => undefined })
  expect(make).toThrow(expect.objectContaining(refused) as Error)
  await using queue = await createQueue(1)
  await expect(queue.begin({}, given)).rejects.toMatchObject(refused)
  await queue.begin({}, { design, requests: 64 })
})
