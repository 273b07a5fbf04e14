import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { requestWord } from '../../src/workers/layout.ts'
import { ACTION, ARGUMENT, GATE, REACHED } from './fixtures/script.ts'
import { createQueue, open, sharedWords, submitElsewhere, submitHere } from './support.ts'

test.each([1, 3, 4])('batches of %i go to one thread after the other', async batch => {
  await using queue = await createQueue(5)
  const gates = sharedWords(1)
  await queue.begin({ gates })
  const { submitter, sign } = submitHere(queue, 12, batch)
  const threads: number[] = []
  for (let i = 0; i < 60; i++) {
    const at = submitter.getRequest()
    threads.push([0, 1, 2, 3, 4].findLastIndex(thread => requestWord(thread, 0) <= at))
    sign(at)
    // Requests that take long: quick ones stay with a thread.
    submitter.words[at + ACTION] = GATE
    submitter.words[at + ARGUMENT] = 0
    submitter.submit(at)
  }
  open(gates, 0)
  expect(threads).toEqual(Array.from({ length: 60 }, (_, i) => Math.floor(i / batch) % 5))
  submitter.waitForRequests()
  await queue.end()
  expect(queue.figures().map(thread => thread.requests)).toEqual([12, 12, 12, 12, 12])
})

test.each([0, 20_000])(
  'requests that take long hold all 64 threads, after %i quick ones',
  async quick => {
    const threads = 64
    const requests = 4
    await using queue = await createQueue(threads)
    const gates = sharedWords(threads * requests)
    await queue.begin({ gates })
    await using submitter = submitElsewhere(queue, {
      requests,
      batch: 1,
      count: quick + gates.length,
      // Behind the last quick one.
      waitEvery: Math.max(0, quick - 1),
      script: Array.from(gates, (_, gate) => ({
        index: quick + gate,
        action: GATE,
        argument: gate,
      })),
    })
    // No gate is open: each that is reached holds a thread of its own.
    while (gates.filter(gate => gate === REACHED).length < threads) await setImmediate()
    for (let gate = 0; gate < gates.length; gate++) open(gates, gate)
    expect(await submitter.answer).toMatchObject({ handled: quick + gates.length, wrong: 0 })
  },
)
