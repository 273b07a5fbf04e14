import { expect, test } from 'vitest'
import { failureOf, fixture, open } from '../fixtures.ts'
import { folderFixture } from './streams.ts'

test.each([
  ['tiny-plain.mig', fixture],
  ['tiny-mapped-ram.mig', fixture],
  ['tiny-multifd-zlib', folderFixture],
])('%s: at once, and taken again it is whole', (name, path) => {
  using dump = open(path(name))
  const failure = failureOf(() => dump.inventory({ isCancelled: () => true }))
  expect(failure.code).toBe('cancelled')
  const shares: number[] = []
  expect(dump.inventory({ onProgress: share => shares.push(share) }).total).toBe(2130)
  expect(shares.length).toBeGreaterThan(0)
  expect(Math.max(...shares)).toBeLessThanOrEqual(1)
})
