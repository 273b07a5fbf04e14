import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { MigrascopeError } from '../../../src/shared/failure.ts'
import { openContent } from '../fixtures.ts'
import {
  compressRecord,
  page,
  pageRecord,
  stream,
  xbzrleRecord,
  zeroRecord,
} from './stream-builder.ts'

const content = stream(
  4,
  [zeroRecord(0, 'pc.ram'), zeroRecord(1), pageRecord(2, page(1)), compressRecord(3, page(2))],
  [xbzrleRecord(2, Buffer.from([0, 1, 5]), 'pc.ram')],
)

test('cut at every byte but those inside a page', () => {
  const records = content.indexOf('pc.ram', 60)
  const pageAt = content.indexOf(page(1))
  const buffer = new Uint8Array(64 * 1024)
  const seen = new Set<number>()
  for (let length = 1; length < content.length; length++) {
    if (length === pageAt + 4) length += 4080
    const outcome = pagesIn(content.subarray(0, length), buffer)
    if (typeof outcome === 'number') seen.add(outcome)
    else expect(['truncated', 'bad-format']).toContain(outcome)
    if (length < records) expect(outcome).toBe(length < 4 ? 1 : 'truncated')
  }
  expect([...seen].sort()).toEqual([1, 2, 3, 4])
})

/** Pages, or the code of the error. */
function pagesIn(bytes: Uint8Array, buffer: Uint8Array): number | string {
  try {
    using dump = openContent(bytes)
    const { total } = takeCensus(dump, { buffer })
    const found = dump.inventory({})
    expect(found.total).toBe(total)
    if (dump.facts.format === 'raw') return total
    expect(total + found.missing).toBe(4)
    if (found.missing > 0) expect(found.warnings[0]).toContain('The stream ends at byte')
    return total
  } catch (error) {
    if (!(error instanceof MigrascopeError)) throw error
    expect(error.details.file).toBe('content')
    return error.code
  }
}

test('a damaged record costs what follows, not what stands before it', () => {
  const damaged = Buffer.from(content)
  // The second record: flags that no record has.
  damaged[damaged.indexOf('pc.ram', 60) + 6 + 1 + 7] = 0x01
  using dump = openContent(damaged)
  const found = dump.inventory({})
  expect(found).toMatchObject({ total: 1, missing: 3 })
  expect(found.warnings[0]).toContain('What follows is not read')
  expect(takeCensus(dump)).toEqual({ total: 1, zero: 1 })
})
