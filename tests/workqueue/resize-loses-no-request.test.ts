import { expect, test } from 'vitest'
import { type Design, designs } from '../../src/shared/settings.ts'
import { createQueue, submitElsewhere } from './support.ts'

test('each run after a resize handles all its requests, on as many threads as it has, of either design', async () => {
  await using queue = await createQueue(1)
  let requests = 1
  let run = 0
  for (const threads of [1, 8, 8, 3, 65, 2, 1, 1, 65, 2]) {
    await queue.resize(threads)
    expect(queue.threads).toBe(threads)
    const design = designs[run++ % 2] as Design
    await queue.begin({}, { design, requests })
    await using submitter = submitElsewhere(queue, { design, requests, batch: 1, count: 5000 })
    expect(await submitter.answer).toMatchObject({ handled: 5000, cancelled: 0, wrong: 0 })
    await queue.end()
    const figures = queue.figures()
    expect(figures).toHaveLength(threads)
    expect(figures.reduce((sum, thread) => sum + thread.requests, 0)).toBe(5000)
    requests = (requests * 3) % 64
  }
})
