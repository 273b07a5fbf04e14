import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ThreadFigures } from '../../src/shared/live.ts'
import { createQueue, submitElsewhere } from './support.ts'
import { clockOf } from './support-clock.ts'

const sums = ['requests', 'bytesIn', 'bytesOut', 'busyNs', 'waitNs', 'blockedNs', 'cpuNs'] as const

test('each sample of a run is at least the one before, and the end is the last', async () => {
  await using queue = await createQueue(3)
  const clock = clockOf(queue)
  await queue.begin({})
  clock.start()
  const plan = { requests: 3, batch: 2, count: 50_000, spin: 2000, pause: 1000 }
  await using submitter = submitElsewhere(queue, plan)
  const ended = new AbortController()
  const answer = submitter.answer.finally(() => ended.abort())
  let last: ThreadFigures[] = queue.figures()
  for (let samples = 0; !ended.signal.aborted; samples++) {
    if (samples % 7 === 0) clock.hold()
    else clock.release()
    const now = queue.figures()
    expect(wentBack(last, now)).toEqual([])
    last = now
    await setImmediate()
  }
  expect(await answer).toMatchObject({ handled: plan.count })
  clock.stop()
  await queue.end()
  const final = queue.figures()
  expect(final.reduce((sum, thread) => sum + thread.requests, 0)).toBe(plan.count)
  expect(final.reduce((sum, thread) => sum + thread.bytesIn, 0)).toBe(2 * plan.count)
  expect(final.reduce((sum, thread) => sum + thread.bytesOut, 0)).toBe(plan.count)
})

test('a look during begin() does not carry figures over to the new run', async () => {
  await using queue = await createQueue(2)
  await queue.begin({})
  await using submitter = submitElsewhere(queue, { requests: 4, batch: 4, count: 1000 })
  await submitter.answer
  await queue.end()
  const begun = queue.begin({})
  queue.figures()
  await begun
  expect(queue.figures().map(thread => thread.requests)).toEqual([0, 0])
})

function wentBack(before: ThreadFigures[], now: ThreadFigures[]): string[] {
  return before.flatMap((thread, i) => sums.filter(sum => (now[i]?.[sum] ?? -1) < thread[sum]))
}
