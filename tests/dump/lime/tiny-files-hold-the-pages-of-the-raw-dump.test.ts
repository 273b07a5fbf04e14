import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { fixture, open } from '../fixtures.ts'

const raw = readFileSync(fixture('tiny-pmemsave.raw'))

test.each([
  ['tiny-lime.lime', 'lime', { total: 511, zero: 447 }],
  ['tiny-avml-plain.lime', 'lime', { total: 352, zero: 288 }],
  ['tiny-avml.avml', 'avml', { total: 352, zero: 288 }],
  ['tiny-full.dmp', 'dmp', { total: 510, zero: 446 }],
  ['tiny-bitmap.dmp', 'dmp', { total: 64, zero: 0 }],
])('%s', (name, format, census) => {
  using dump = open(fixture(name))
  expect(dump.facts).toMatchObject({ name, format, totalPages: census.total })
  expect(takeCensus(dump)).toEqual(census)
  expect(dump.inventory({}).total).toBe(census.total)
  let bytes = 0
  for (const run of dump.runs()) {
    const content = Buffer.alloc(run.bytes)
    dump.read(run, 0, content)
    expect(content.equals(raw.subarray(run.address, run.address + run.bytes))).toBe(true)
    bytes += run.bytes
  }
  expect(bytes).toBe(dump.facts.guestBytes)
})
