import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { GATE } from './fixtures/script.ts'
import { createQueue, open, reached, sharedWords, submitElsewhere } from './support.ts'
import { watchWorkers } from './support-workers.ts'

// The series' version 3 wrote `quit` plainly. Here it is a rising CONTROL word, changed by one atomic add before
// the wake-up and read by the thread before it sleeps: whatever a thread does at that moment, it sees it.
test.each(designs)('%s: threads asleep, polling, or in a request all end', async design => {
  for (let round = 0; round < 10; round++) {
    using watch = watchWorkers()
    const queue = await createQueue(4)
    const gates = sharedWords(1)
    await queue.begin({ gates }, { design, requests: 4 })
    await using submitter = submitElsewhere(queue, {
      design,
      requests: 4,
      batch: 1,
      count: 100,
      // Thread 0 is in a request; the others go to sleep when they have nothing left, sooner or later.
      script: [{ index: 0, action: GATE, argument: 0 }],
      spin: 200 * round,
    })
    await reached(gates, 0)
    const destroyed = queue.destroy()
    open(gates, 0)
    await destroyed
    const threads = watch.workers.slice(0, 4)
    expect(watch.exits.filter(worker => threads.includes(worker))).toHaveLength(4)
    await submitter.answer
  }
})
