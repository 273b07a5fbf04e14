import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { ACTION, ARGUMENT, GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitHere } from './support.ts'

test.each(designs)('%s: -1 when all are busy, a request as soon as one is free', async design => {
  await using queue = await createQueue(3)
  const gates = sharedWords(6)
  await queue.begin({ gates }, { design, requests: 2 })
  const { submitter, totals, sign } = submitHere(queue, 2, 1, design)
  const submitGated = (gate: number) => {
    const at = submitter.getRequest()
    submitter.words[at + ACTION] = GATE
    submitter.words[at + ARGUMENT] = gate
    sign(at)
    submitter.submit(at)
    return at
  }
  const requests = [0, 1, 2, 3, 4, 5].map(submitGated)
  expect(new Set(requests).size).toBe(6)
  for (let i = 0; i < 100; i++) expect(submitter.getRequest()).toBe(-1)
  expect(submitter.pending).toBe(6)
  await reached(gates, 1)
  open(gates, 1)
  // Behind it in thread 1 is the request of gate 4.
  await reached(gates, 4)
  expect(submitter.getRequest()).toBe(requests[1])
  for (let gate = 0; gate < 6; gate++) open(gates, gate)
  submitter.waitForRequests()
  expect(totals).toMatchObject({ handled: 6, wrong: 0 })
})
