import { expect, test } from 'vitest'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'
import { clockOf, letPass } from './support-clock.ts'

test('an idle thread is blocked for the time held, a busy one is busy', async () => {
  await using queue = await createQueue(2)
  const clock = clockOf(queue)
  const gates = sharedWords(1)
  await queue.begin({ gates })
  clock.start()
  await using submitter = submitElsewhere(queue, {
    requests: 1,
    batch: 1,
    count: 1,
    script: [{ index: 0, action: GATE, argument: 0 }],
  })
  await reached(gates, 0)
  clock.hold()
  letPass(clock)
  expect(queue.figures().map(thread => thread.state)).toEqual(['busy', 'blocked'])
  clock.release()
  expect(queue.figures().map(thread => thread.state)).toEqual(['busy', 'waiting'])
  open(gates, 0)
  await submitter.answer
  clock.stop()
  await queue.end()
  const [busy, idle] = queue.figures()
  expect(clock.held()).toBeGreaterThan(0)
  expect(busy?.blockedNs).toBe(0)
  expect(busy?.busyNs).toBeGreaterThan(clock.held())
  expect(idle?.blockedNs).toBeCloseTo(clock.held(), 0)
  expect(idle?.busyNs).toBe(0)
})
