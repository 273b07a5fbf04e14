import { expect, test } from 'vitest'
import { createQueue, sharedWords } from './support.ts'

const livesOf = (lives: Int32Array, threads: number) => ({
  inits: Array.from(lives.subarray(0, threads)),
  uninits: Array.from(lives.subarray(256, 256 + threads)),
})

test('at the end of each run', async () => {
  await using queue = await createQueue(3)
  const lives = sharedWords(512)
  for (let run = 0; run < 5; run++) {
    await queue.begin({ lives })
    await queue.end()
  }
  await queue.end()
  expect(livesOf(lives, 3)).toEqual({ inits: [5, 5, 5], uninits: [5, 5, 5] })
})

test('when the queue is destroyed in a run', async () => {
  const queue = await createQueue(3)
  const lives = sharedWords(512)
  await queue.resize(2)
  await queue.begin({ lives })
  await queue.destroy()
  await queue.end()
  expect(livesOf(lives, 3)).toEqual({ inits: [1, 1, 0], uninits: [1, 1, 0] })
})

test('in the threads that were ready when another thread was not', async () => {
  await using queue = await createQueue(3)
  const lives = sharedWords(512)
  await expect(queue.begin({ lives, initThrows: 0 })).rejects.toThrow('No such codec')
  expect(livesOf(lives, 3)).toEqual({ inits: [1, 1, 1], uninits: [0, 1, 1] })
})

test('also when it throws, which fails end() and nothing after it', async () => {
  await using queue = await createQueue(2)
  const lives = sharedWords(512)
  await queue.begin({ lives, uninitThrows: 1 })
  await expect(queue.end()).rejects.toThrow('cannot let go')
  await queue.begin({ lives })
  await queue.end()
  expect(livesOf(lives, 2)).toEqual({ inits: [2, 2], uninits: [2, 2] })
})
