import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { failureOf, openContent } from '../fixtures.ts'
import {
  capabilities,
  head,
  memSize,
  page,
  ramEnd,
  ramStart,
  tail,
  u32,
  u64,
} from './stream-builder.ts'
import { firstBytes } from './streams.ts'

const PAGES = 70
/** Bits 0, 1, 9, 63, 64 and 69. */
const bitmap = Buffer.from([0x03, 0x02, 0, 0, 0, 0, 0, 0x80, 0x21, 0, 0, 0, 0, 0, 0, 0])

interface Odd {
  readonly version?: number
  readonly pageSize?: number | bigint
  readonly bitmapAt?: number | bigint
  readonly pagesAt?: number | bigint
}

function mapped(odd: Odd = {}, machine = 'pc-i440fx-7.2', bits = bitmap): Buffer {
  const start = head(machine, capabilities('mapped-ram'))
  const bitmapAt = start.length + 21 + 8 + 7 + 8 + 28 - 4
  const pagesAt = 4096
  const header = Buffer.concat([
    u32(odd.version ?? 1),
    u64(odd.pageSize ?? 4096),
    u64(odd.bitmapAt ?? bitmapAt),
    u64(odd.pagesAt ?? pagesAt),
  ])
  const list = memSize([{ name: 'pc.ram', bytes: PAGES * 4096, extra: header }])
  const ram = ramStart(list)
  const upTo = start.length + ram.indexOf(header) + header.length
  const pages = Buffer.concat(Array.from({ length: PAGES }, (_, i) => page(i + 1)))
  return Buffer.concat([
    Buffer.concat([start, ram]).subarray(0, upTo),
    Buffer.alloc(bitmapAt - upTo),
    bits,
    Buffer.alloc(pagesAt - bitmapAt - bits.length),
    pages,
    ram.subarray(upTo - start.length),
    ramEnd(),
    tail(),
  ])
}

const expected = Array.from({ length: PAGES }, (_, i) =>
  [0, 1, 9, 63, 64, 69].includes(i) ? i + 1 : 0,
)

test('pages of set bits are in the file, the others are zero', () => {
  using dump = openContent(mapped())
  expect(dump.facts.variant).toBe('QEMU migration stream, mapped-ram')
  expect(firstBytes(dump)).toEqual(expected)
  expect(takeCensus(dump)).toEqual({ total: PAGES, zero: PAGES - 6 })
})

test('any stretch, from inside a page to inside another', () => {
  using dump = openContent(mapped())
  const [run] = dump.runs()
  if (!run) throw new Error('no run')
  const bytes = Buffer.alloc(4096 * 3)
  dump.read(run, 4000, bytes)
  expect([bytes[95], bytes[96], bytes[96 + 4095], bytes[96 + 4096]]).toEqual([1, 2, 2, 0])
  expect(failureOf(() => dump.read(run, PAGES * 4096, new Uint8Array(1))).code).toBe('internal')
})

test('words of a big-endian host', () => {
  const swapped = Buffer.from(bitmap).swap64()
  using dump = openContent(mapped({}, 's390-ccw-virtio-9.0', swapped))
  expect(firstBytes(dump)).toEqual(expected)
})

test.each([
  [{ version: 2 }],
  [{ pageSize: 0 }],
  [{ pageSize: 4097 }],
  [{ pageSize: 2n ** 63n }],
  [{ bitmapAt: 0 }],
  [{ bitmapAt: 2n ** 64n - 1n }],
  [{ pagesAt: 100 }],
  [{ pagesAt: 2n ** 64n - 1n }],
])('an impossible header is a bad-format: %o', odd => {
  const failure = failureOf(() => openContent(mapped(odd)))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain('pc.ram')
})

test('of a file that was cut short what is there, and zero pages beyond', () => {
  using dump = openContent(mapped().subarray(0, 4096 + 64 * 4096 + 100))
  expect(dump.inventory({})).toMatchObject({ total: PAGES - 2, missing: 2 })
  expect(dump.inventory({}).warnings[0]).toContain('cut short')
  const found: (number | undefined)[] = [...expected]
  found[64] = undefined
  found.length = 69
  expect(firstBytes(dump)).toEqual(found)
})

test('cut inside its bitmap only pages whose bits are there', () => {
  using dump = openContent(mapped().subarray(0, mapped().indexOf(bitmap) + 8))
  const zero = expected.slice(0, 64).map(byte => (byte === 0 ? 0 : undefined))
  zero.length = 63
  expect(firstBytes(dump)).toEqual(zero)
})
