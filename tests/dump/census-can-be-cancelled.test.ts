import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { failureOf, openContent } from './fixtures.ts'

test('between two buffers, and it has told how far it came', () => {
  using dump = openContent(Buffer.alloc(10 * 4096))
  const progress: number[] = []
  const failure = failureOf(() =>
    takeCensus(dump, {
      buffer: new Uint8Array(2 * 4096),
      onProgress: doneBytes => progress.push(doneBytes),
      isCancelled: () => progress.length === 3,
    }),
  )
  expect(failure.code).toBe('cancelled')
  expect(progress).toEqual([2 * 4096, 4 * 4096, 6 * 4096])
})

test('before it began', () => {
  using dump = openContent(Buffer.alloc(4096))
  expect(failureOf(() => takeCensus(dump, { isCancelled: () => true })).code).toBe('cancelled')
})
