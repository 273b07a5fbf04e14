import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { COMPLETION } from '../../src/workers/layout-baseline.ts'
import { EVENT } from '../../src/workers/layout.ts'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'

const events = { 'per-thread': EVENT, baseline: COMPLETION }

// The series' callers went round and round while every request was busy: one processor more for nothing.
test.each(designs)('%s: the submitter of a full queue is asleep on its event', async design => {
  await using queue = await createQueue(1)
  const gates = sharedWords(1)
  await queue.begin({ gates }, { design, requests: 2 })
  await using submitter = submitElsewhere(queue, {
    design,
    requests: 2,
    batch: 1,
    count: 10,
    script: [{ index: 0, action: GATE, argument: 0 }],
  })
  await reached(gates, 0)
  const words = new Int32Array(queue.handle.memory)
  // Only who sleeps is woken, and finds that there is no reason, and sleeps again.
  for (let woken = 0; woken < 3; woken += Atomics.notify(words, events[design]))
    await setImmediate()
  open(gates, 0)
  expect(await submitter.answer).toMatchObject({ submitted: 10, handled: 10, wrong: 0 })
})
