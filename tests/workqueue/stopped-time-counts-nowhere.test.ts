import { expect, test } from 'vitest'
import { createQueue, submitElsewhere } from './support.ts'
import { clockOf, letPass } from './support-clock.ts'

const count = 10_000

test('a run with the clock stopped has requests and no time', async () => {
  await using queue = await createQueue(2)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, { requests: 4, batch: 4, count, spin: 100 })
  await submitter.answer
  await queue.end()
  const figures = queue.figures()
  expect(figures.reduce((sum, thread) => sum + thread.requests, 0)).toBe(count)
  for (const { busyNs, waitNs, blockedNs } of figures) {
    expect([busyNs, waitNs, blockedNs]).toEqual([0, 0, 0])
  }
})

test('time before and after a stop counts, time in it does not', async () => {
  await using queue = await createQueue(1)
  const clock = clockOf(queue)
  await queue.begin({})
  clock.start()
  letPass(clock)
  clock.stop()
  const stopped = clock.now()
  await using submitter = submitElsewhere(queue, { requests: 4, batch: 4, count, spin: 100 })
  await submitter.answer
  expect(queue.figures()[0]).toMatchObject({ busyNs: 0, waitNs: stopped })
  clock.start()
  letPass(clock)
  clock.stop()
  await queue.end()
  expect(queue.figures()[0]).toMatchObject({ busyNs: 0, waitNs: clock.now() })
})
