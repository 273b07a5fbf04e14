import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'

// The series' version 3 read 64-bit words with helpers for `unsigned long`, 32 bits wide on some platforms.
test.each(designs)('%s: requests 31, 32 and 63 have bits of their own in Int32 words', design => {
  const { submitter, visible, finish } = queueWithoutThreads({
    design,
    requests: 64,
    batch: 1,
    done: () => undefined,
  })
  expect(submitter.words.BYTES_PER_ELEMENT).toBe(4)
  for (let i = 0; i < 64; i++) submitter.submit(submitter.getRequest())
  expect(visible()).toEqual([-1, -1])
  for (const [request, maps] of [
    [31, [0x7fff_ffff, -1]],
    [32, [0x7fff_ffff, ~1]],
    [63, [0x7fff_ffff, 0x7fff_fffe]],
  ] as const) {
    finish(request)
    expect(visible()).toEqual(maps)
  }
  // What was finished last is not mistaken for a lower one.
  const free = [0, 1, 2].map(() => {
    const at = submitter.getRequest()
    submitter.submit(at)
    return at
  })
  expect(visible()).toEqual([-1, -1])
  expect(new Set(free).size).toBe(3)
})
