import { expect, test } from 'vitest'
import { blockWord, QUICK, WAKE } from '../../src/workers/layout.ts'
import { queueWithoutThreads } from './fixtures/queue-without-threads.ts'

/** Five threads of 8 requests, a batch of 4. Thread t is quick and sleeps as the words say. */
function fiveThreads(words: { quick: number[]; asleep: number[] }) {
  const { submitter, finish, placeOf } = queueWithoutThreads({
    threads: 5,
    requests: 8,
    batch: 4,
    done: () => undefined,
  })
  for (const thread of words.quick) submitter.words[blockWord(thread) + QUICK] = 1
  for (const thread of words.asleep) submitter.words[blockWord(thread) + WAKE] = 1
  return {
    /** Submits a batch. @returns its thread, and its requests there */
    batch: () => {
      const places = Array.from({ length: 4 }, () => {
        const at = submitter.getRequest()
        submitter.submit(at)
        return placeOf(at)
      })
      expect(new Set(places.map(place => place.thread)).size).toBe(1)
      return { thread: places[0]?.thread, requests: places.map(place => place.request) }
    },
    finish: (thread: number, requests: number[]) => {
      for (const request of requests) finish(request, thread)
    },
  }
}

test('with the one that is awake, as long as half of its requests are free', () => {
  const { batch, finish } = fiveThreads({ quick: [0, 2, 3], asleep: [1, 2, 3, 4] })
  expect(batch()).toEqual({ thread: 0, requests: [0, 1, 2, 3] })
  finish(0, [0])
  expect(batch()).toEqual({ thread: 0, requests: [0, 4, 5, 6] })
  finish(0, [1, 2, 3])
  expect(batch()).toEqual({ thread: 0, requests: [1, 2, 3, 7] })
  finish(0, [4, 5])
  // Six are left: the first that sleeps and was quick is woken.
  expect(batch().thread).toBe(2)
  finish(0, [6, 1])
  expect(batch().thread).toBe(0)
})

test('not with one that leaves what it was given, though it was quick before', () => {
  const { batch } = fiveThreads({ quick: [0, 1, 2, 3, 4], asleep: [] })
  expect(Array.from({ length: 5 }, () => batch().thread)).toEqual([0, 1, 2, 3, 4])
})

test('slow requests go to each thread in turn, sleeping or not', () => {
  const { batch, finish } = fiveThreads({ quick: [], asleep: [1, 3] })
  for (let i = 0; i < 20; i++) {
    const { thread, requests } = batch()
    expect(thread).toBe(i % 5)
    finish(i % 5, requests)
  }
})
