import { expect, test } from 'vitest'
import { openContent } from '../fixtures.ts'
import {
  compressRecord,
  page,
  pageRecord,
  stream,
  xbzrleRecord,
  zeroRecord,
} from './stream-builder.ts'
import { firstBytes } from './streams.ts'

const zeros = [0, 1, 2, 3].map(i => zeroRecord(i, i === 0 ? 'pc.ram' : undefined))
/** Sets the first byte. */
const first = (byte: number) => Buffer.from([0, 1, byte])

test('whatever the kinds of the earlier ones', () => {
  const content = stream(
    4,
    zeros,
    [pageRecord(0, page(1), 'pc.ram'), compressRecord(1, page(2)), zeroRecord(2, undefined, 7)],
    [zeroRecord(0, 'pc.ram'), pageRecord(1, page(3)), compressRecord(3, page(4))],
  )
  using dump = openContent(content)
  expect(firstBytes(dump)).toEqual([0, 3, 7, 4])
  expect(dump.inventory({})).toMatchObject({ total: 4, repeated: 6, missing: 0, excluded: 0 })
})

test('XBZRLE records add to the last full one, in their order', () => {
  const content = stream(
    4,
    zeros,
    [pageRecord(0, page(9), 'pc.ram'), compressRecord(1, page(8)), pageRecord(2, page(6))],
    [
      xbzrleRecord(0, Buffer.from([0, 2, 1, 1]), 'pc.ram'),
      xbzrleRecord(1, first(2)),
      xbzrleRecord(2, first(1)),
    ],
    // Skips 1, and 4,000 more, written in two bytes each.
    [xbzrleRecord(0, Buffer.from([1, 1, 5, 0xa0, 0x1f, 1, 6]), 'pc.ram'), pageRecord(2, page(3))],
  )
  using dump = openContent(content)
  expect(firstBytes(dump)).toEqual([1, 2, 3, 0])
  const [run] = dump.runs()
  const bytes = Buffer.alloc(4096)
  for (const one of dump.runs()) if (one.address === 0) dump.read(one, 0, bytes)
  expect([...bytes.subarray(0, 4)]).toEqual([1, 5, 9, 9])
  expect([bytes[4001], bytes[4002], bytes[4003]]).toEqual([9, 6, 9])
  expect(run).toBeDefined()
  expect(dump.inventory({}).compression).toMatchObject({ method: 'zlib and xbzrle', pages: 5 })
})

test('a full record makes the deltas before it void, and a later one counts again', () => {
  const rounds = Array.from({ length: 50 }, (_, i) => [
    xbzrleRecord(0, first(i), 'pc.ram'),
    xbzrleRecord(1, first(i + 100)),
    pageRecord(0, page(200)),
    xbzrleRecord(0, first(i + 50)),
  ])
  using dump = openContent(stream(4, zeros, ...rounds))
  expect(firstBytes(dump)).toEqual([99, 149, 0, 0])
})

test('every page comes once in the runs, those that count only', () => {
  const content = stream(4, zeros, zeros, [pageRecord(1, page(1), 'pc.ram')], zeros)
  using dump = openContent(content)
  const bytes = [...dump.runs()].reduce((sum, run) => sum + run.bytes, 0)
  expect(bytes).toBe(4 * 4096)
})
