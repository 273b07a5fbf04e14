import { deflateSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { contentOf, failureOf, openContent } from '../fixtures.ts'
import { type BuiltPage, buildKdump, pageOf } from './builder.ts'

const good = [
  { frame: 0, data: pageOf(0) },
  { frame: 2, data: pageOf(2) },
]
const content = Buffer.concat(good.map(page => page.data))

test.each<[string, Partial<BuiltPage>]>([
  ['an offset of 0', { offset: 0n }],
  ['an offset of 2^63 - 1', { offset: 2n ** 63n - 1n }],
  ['an offset below zero', { offset: 2n ** 64n - 5n }],
  ['a size of 0', { size: 0 }],
  ['a stored page that is too short', { size: 4095 }],
  ['a size of 2^32 - 1', { size: 0xffff_ffff, flags: 1 }],
  ['a packed page above a page', { size: 4097, flags: 2 }],
  ['an unknown compression', { flags: 0x40 }],
  ['two compressions', { flags: 3 }],
])('%s: that page is missing, the others are read', (_, odd) => {
  using dump = openContent(buildKdump({ pages: [...good, { frame: 1, data: pageOf(1), ...odd }] }))
  const { total, missing, warnings } = dump.inventory({})
  expect({ total, missing }).toEqual({ total: 2, missing: 1 })
  expect(warnings.join()).toContain(`the first one at byte ${4096 * 4 + 24}`)
  expect(contentOf(dump).equals(content)).toBe(true)
})

test('an offset past the end: that page is missing', () => {
  using dump = openContent(
    buildKdump({ pages: [...good, { frame: 1, data: pageOf(1), offset: 2n ** 40n }] }),
  )
  expect(dump.inventory({})).toMatchObject({ total: 2, missing: 1 })
  expect(contentOf(dump).equals(content)).toBe(true)
})

const bomb = deflateSync(Buffer.alloc(3 * 2 ** 20))
const cutStream = deflateSync(pageOf(1)).subarray(0, -5)

test.each<[string, number, Uint8Array]>([
  ['zlib that holds 3 MiB', 1, bomb],
  ['zlib of two pages', 1, deflateSync(Buffer.alloc(8192))],
  ['zlib of half a page', 1, deflateSync(Buffer.alloc(2048))],
  ['zlib without its end', 1, cutStream],
  ['no zlib', 1, Buffer.from('nothing of the kind')],
  ['LZO that runs on', 2, Buffer.concat([Buffer.alloc(3000), Buffer.from([1, 2, 3])])],
  ['LZO of less than a page', 2, Buffer.from('1261110000', 'hex')],
  ['snappy that promises 4 GiB', 4, Buffer.from('ffffffff0f0061', 'hex')],
  ['snappy of less than a page', 4, Buffer.from('0308616263', 'hex')],
  [
    'zstd that holds 100 MiB',
    0x20,
    zstdCompressSync(Buffer.alloc(100 * 2 ** 20)).subarray(0, 4096),
  ],
  ['zstd of half a page', 0x20, zstdCompressSync(Buffer.alloc(2048))],
  ['no zstd', 0x20, Buffer.from('nothing of the kind')],
])('%s is a bad-format with its place', (_, flags, data) => {
  using dump = openContent(buildKdump({ pages: [...good, { frame: 3, data, flags }] }))
  expect(dump.inventory({}).total).toBe(3)
  const failure = failureOf(() => contentOf(dump))
  expect(failure.code).toBe('bad-format')
  const offset = 4096 * 4 + 24 * 3 + 2 * 4096
  expect(failure.details).toMatchObject({ file: 'content', offset })
  expect(failure.message).toContain(`data at byte ${offset} cannot be decoded`)
  // The dump can be used on.
  const part = Buffer.alloc(4096)
  dump.read({ block: 0, address: 0, bytes: 4096 }, 0, part)
  expect(part.equals(pageOf(0))).toBe(true)
})

test('after a damaged zlib page another one decodes', () => {
  const whole = deflateSync(pageOf(4))
  const pages = [
    { frame: 3, data: cutStream, flags: 1 },
    { frame: 4, data: whole, flags: 1 },
  ]
  using dump = openContent(buildKdump({ pages }))
  expect(failureOf(() => contentOf(dump)).code).toBe('bad-format')
  const part = Buffer.alloc(4096)
  dump.read({ block: 0, address: 3 * 4096, bytes: 8192 }, 4096, part)
  expect(part.equals(pageOf(4))).toBe(true)
})

test('memory that is not in the file is an internal error, not zeros', () => {
  using dump = openContent(buildKdump({ pages: good, left: [1] }))
  const into = Buffer.alloc(8192)
  for (const [address, offset] of [
    [4096, 0],
    [0, 0],
    [0, -1],
    [2 ** 50, 0],
  ] as const) {
    const run = { block: 0, address, bytes: 8192 }
    expect(failureOf(() => dump.read(run, offset, into)).code).toBe('internal')
  }
  expect(takeCensus(dump).total).toBe(2)
})
