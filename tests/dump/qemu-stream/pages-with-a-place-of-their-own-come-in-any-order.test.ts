import { expect, test } from 'vitest'
import type { Dump } from '../../../src/main/dump/dump.ts'
import { fixture, open } from '../fixtures.ts'
import { folderFixture } from './streams.ts'

const path = (name: string) => (name.endsWith('.mig') ? fixture(name) : folderFixture(name))

/** Every page by block and address; `reading` decides in which order and in what pieces. */
function pages(
  dump: Dump,
  reading: 'as runs come' | 'backwards, in odd pieces',
): Map<string, string> {
  const { pageSize } = dump.facts
  const found = new Map<string, string>()
  const all = [...dump.runs()]
  const backwards = reading !== 'as runs come'
  for (const run of backwards ? all.reverse() : all) {
    const bytes = Buffer.alloc(run.bytes)
    if (backwards) {
      const odd = 3 * pageSize + 17
      const from = Math.floor((run.bytes - 1) / odd) * odd
      for (let at = from; at >= 0; at -= odd) dump.read(run, at, bytes.subarray(at, at + odd))
    } else dump.read(run, 0, bytes)
    for (let at = 0; at < run.bytes; at += pageSize) {
      found.set(`${run.block}+${run.address + at}`, bytes.toString('latin1', at, at + pageSize))
    }
  }
  return found
}

test.each([
  ['tiny-compress-l1.mig', 'random'],
  ['tiny-multifd-none', 'random'],
  ['tiny-mapped-ram.mig', 'random'],
  // The walk that finds the pages takes nearly as long as reading them; threads would all repeat it.
  ['tiny-plain.mig', 'forward'],
  ['tiny-multifd-zstd', 'forward'],
])('%s: %s', (name, access) => {
  using dump = open(path(name))
  expect(dump.access).toBe(access)
  const forward = pages(dump, 'as runs come')
  expect(forward.size).toBe(2130)
  expect(pages(dump, 'backwards, in odd pieces')).toEqual(forward)
})
