import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { buildKdump, pageOf } from './builder.ts'

const pages = [3, 4, 5, 9].map(frame => ({ frame, data: pageOf(frame) }))
const whole = buildKdump({ pages, left: [1] })
const table = 4096 * 4
const data = table + 24 * pages.length

test('cut at every byte of the headers and bitmaps: a typed error', () => {
  for (let bytes = 8; bytes <= table; bytes += bytes < 600 ? 1 : 97) {
    const failure = failureOf(() => openContent(whole.subarray(0, bytes)))
    expect([bytes, failure.code]).toEqual([bytes, 'truncated'])
  }
})

test('cut inside the descriptors: it opens, and all pages are missing', () => {
  for (let bytes = table + 1; bytes < data; bytes += 5) {
    using dump = openContent(whole.subarray(0, bytes))
    expect(dump.inventory({})).toMatchObject({ total: 0, missing: 4, excluded: 1 })
    expect([...dump.runs()]).toEqual([])
  }
})

test('cut inside the data: pages before the end, and a warning that says where it is', () => {
  for (const held of [0, 1, 2, 3]) {
    for (const more of [0, 1, 4095]) {
      const bytes = data + held * 4096 + more
      using dump = openContent(whole.subarray(0, bytes))
      expect(dump.facts.warnings).toEqual([
        `The file is cut short: it ends at byte ${bytes}. What it holds is read.`,
      ])
      const { total, missing, warnings } = dump.inventory({})
      expect({ total, missing }).toEqual({ total: held, missing: 4 - held })
      expect(warnings.join()).toContain(`${4 - held} pages lie past its end and are missing`)
      expect(takeCensus(dump).total).toBe(held)
      const content = Buffer.concat(pages.slice(0, held).map(page => page.data))
      expect(contentOf(dump).equals(content)).toBe(true)
    }
  }
})

test('a dump that its writer could not finish says so', () => {
  using dump = openContent(buildKdump({ pages, status: 8 | 1 }))
  expect(dump.facts.warnings.join()).toContain('could not finish this dump')
  expect(dump.facts.variant).toContain('zlib')
})
