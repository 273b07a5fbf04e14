import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { buildLime } from '../lime/builder.ts'
import { openContent } from '../fixtures.ts'
import { buildAvml } from './builder.ts'

// Two pages and a part, all zeros but for the first byte: a block without any byte is left out by AVML.
const data = new Uint8Array(2 * 4096 + 100).fill(1, 0, 1)
const range = { address: 0x1000, data }

test('nobody knows what lies behind the end of a block of AVML', () => {
  using dump = openContent(buildAvml(range))
  expect(takeCensus(dump)).toEqual({ total: 3, zero: 1 })
})

test('in a packed file, too', () => {
  using dump = openContent(gzipSync(buildAvml(range)))
  expect(takeCensus(dump)).toEqual({ total: 3, zero: 1 })
})

test('LiME writes zeros there', () => {
  using dump = openContent(buildLime(range))
  expect(takeCensus(dump)).toEqual({ total: 3, zero: 2 })
})
