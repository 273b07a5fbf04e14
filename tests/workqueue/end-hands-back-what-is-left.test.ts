import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { ACTION, ARGUMENT, GATE, NOTHING } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitHere } from './support.ts'

test.each(designs)('%s: a cancelled run may be ended with requests pending', async design => {
  await using queue = await createQueue(1)
  for (let run = 0; run < 20; run++) {
    const gates = sharedWords(1)
    await queue.begin({ gates }, { design, requests: 64 })
    const { submitter, totals, sign } = submitHere(queue, 64, 1, design)
    for (let i = 0; i < 64; i++) {
      const at = submitter.getRequest()
      submitter.words[at + ACTION] = i === 0 ? GATE : NOTHING
      submitter.words[at + ARGUMENT] = 0
      sign(at)
      submitter.submit(at)
      if (i === 0) await reached(gates, 0)
    }
    queue.cancel()
    const ended = queue.end()
    open(gates, 0)
    await ended
    expect(queue.pending()).toBe(0)
    expect(queue.figures()[0]).toMatchObject({ requests: 1, state: 'parked' })
    submitter.collect()
    expect(totals).toMatchObject({ submitted: 64, handled: 1, cancelled: 63, wrong: 0 })
  }
})
