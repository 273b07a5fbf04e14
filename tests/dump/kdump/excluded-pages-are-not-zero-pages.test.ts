import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { contentOf, openContent } from '../fixtures.ts'
import { buildKdump, pageOf } from './builder.ts'

const zeros = Buffer.alloc(4096)
const pages = [
  { frame: 2, data: pageOf(2) },
  { frame: 3, data: zeros },
  { frame: 40, data: pageOf(40) },
]
const left = [0, 1, 4, 5, 6, 41, 42]

test('RAM that is not in the file is counted as excluded and in no run', () => {
  using dump = openContent(buildKdump({ pages, left }))
  expect(dump.inventory({})).toMatchObject({ total: 3, excluded: left.length, missing: 0 })
  expect(takeCensus(dump)).toEqual({ total: 3, zero: 1 })
  expect([...dump.runs()]).toEqual([
    { block: 0, address: 2 * 4096, bytes: 2 * 4096 },
    { block: 1, address: 40 * 4096, bytes: 4096 },
  ])
  expect(contentOf(dump).equals(Buffer.concat(pages.map(page => page.data)))).toBe(true)
})

test('blocks are the ranges of RAM, with what was left out', () => {
  using dump = openContent(buildKdump({ pages, left }))
  expect(dump.facts.blocks).toEqual([
    { name: 'ram 0', address: 0, bytes: 7 * 4096 },
    { name: 'ram 1', address: 40 * 4096, bytes: 3 * 4096 },
  ])
  expect(dump.facts.totalPages).toBe(3)
})

test('a thousand ranges become few blocks, and no page is lost', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({
    frame: i * 3 + (i % 7 === 0 ? 1 : 0) + (i > 500 ? 10_000 : 0),
    data: zeros,
  }))
  using dump = openContent(buildKdump({ pages: many }))
  const { blocks } = dump.facts
  expect(blocks.length).toBeLessThanOrEqual(64)
  expect(blocks.length).toBeGreaterThan(1)
  for (const run of dump.runs()) {
    const block = blocks[run.block]
    expect(run.address).toBeGreaterThanOrEqual(block?.address ?? Infinity)
    expect(run.address + run.bytes).toBeLessThanOrEqual((block?.address ?? 0) + (block?.bytes ?? 0))
  }
  expect(takeCensus(dump)).toEqual({ total: 1000, zero: 1000 })
})

test('RAM of which nothing is in the file', () => {
  using dump = openContent(
    Buffer.concat([buildKdump({ pages: [], left, frames: 43 }), Buffer.alloc(1)]),
  )
  expect(dump.inventory({})).toMatchObject({ total: 0, excluded: left.length })
  expect([...dump.runs()]).toEqual([])
})
