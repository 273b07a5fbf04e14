import { expect, test } from 'vitest'
import { designs } from '../../src/shared/settings.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'

// The series' version 3 read the thread's number out of the payload: each search began at the same thread.
test.each(designs)('%s: each request goes to the next thread, though all are free', design => {
  const { submitter, finish, placeOf } = queueWithoutThreads({
    design,
    threads: 5,
    requests: 8,
    batch: 1,
    done: () => undefined,
  })
  const threads: number[] = []
  for (let i = 0; i < 40; i++) {
    const at = submitter.getRequest()
    const { thread, request } = placeOf(at)
    submitter.words.fill(0x7777_7777, at, at + 15)
    submitter.submit(at)
    finish(request, thread)
    submitter.collect()
    threads.push(thread)
  }
  expect(threads).toEqual(Array.from({ length: 40 }, (_, i) => i % 5))
})

test.each(designs)('%s: a thread whose requests are all busy is passed over', design => {
  const { submitter, finish, placeOf } = queueWithoutThreads({
    design,
    threads: 3,
    requests: 2,
    batch: 1,
    done: () => undefined,
  })
  const take = () => {
    const at = submitter.getRequest()
    if (at === -1) return -1
    submitter.submit(at)
    return placeOf(at).thread
  }
  expect([take(), take(), take(), take(), take(), take(), take()]).toEqual([0, 1, 2, 0, 1, 2, -1])
  finish(0, 1)
  expect([take(), take()]).toEqual([1, -1])
})
