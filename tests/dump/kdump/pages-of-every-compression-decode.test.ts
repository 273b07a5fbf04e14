import { deflateSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { vectors } from '../../workers/decoders/vectors.ts'
import { contentOf, openContent } from '../fixtures.ts'
import { type BuiltPage, buildKdump, pageOf } from './builder.ts'

const vector = (name: string) => vectors.find(one => one.name === name)?.block ?? Buffer.alloc(0)
const plainOf = (name: string) => vectors.find(one => one.name === name)?.plain ?? Buffer.alloc(0)
const code = plainOf('snappy, code')

const pages: (BuiltPage & { plain: Buffer })[] = [
  { frame: 0, flags: 0, data: pageOf(0), plain: pageOf(0) },
  { frame: 1, flags: 1, data: deflateSync(code), plain: code },
  { frame: 2, flags: 2, data: vector('lzo1x-1, code'), plain: code },
  { frame: 3, flags: 2, data: vector('lzo1x-999, pointers'), plain: plainOf('snappy, pointers') },
  { frame: 4, flags: 4, data: vector('snappy, counters'), plain: plainOf('snappy, counters') },
  { frame: 5, flags: 0x20, data: zstdCompressSync(code), plain: code },
]
const content = Buffer.concat(pages.map(page => page.plain))

test('all in one file, in order', () => {
  using dump = openContent(buildKdump({ pages }))
  expect(contentOf(dump).equals(content)).toBe(true)
  const packed = pages.filter(page => page.flags !== 0)
  expect(dump.inventory({}).compression).toEqual({
    method: 'LZO, snappy, zlib, zstd',
    pages: packed.length,
    storedBytes: packed.reduce((sum, page) => sum + page.data.length, 0),
  })
})

test('any part of any page, backwards too', () => {
  using dump = openContent(buildKdump({ pages }))
  const [run] = [...dump.runs()]
  if (!run) throw new Error('no run')
  for (let offset = content.length - 1; offset >= 0; offset -= 777) {
    const part = Buffer.alloc(Math.min(5000, content.length - offset))
    dump.read(run, offset, part)
    expect(part.equals(content.subarray(offset, offset + part.length))).toBe(true)
  }
})

test('into shared memory', () => {
  using dump = openContent(buildKdump({ pages }))
  const [run] = [...dump.runs()]
  const into = new Uint8Array(new SharedArrayBuffer(content.length))
  if (run) dump.read(run, 0, into)
  expect(Buffer.from(into).equals(content)).toBe(true)
})

test('the method in the header is what the variant names', () => {
  for (const [status, name] of [
    [0, 'pages stored'],
    [1, 'zlib'],
    [2, 'LZO'],
    [4, 'snappy'],
    [0x20, 'zstd'],
  ] as const) {
    using dump = openContent(buildKdump({ pages, status }))
    expect(dump.facts.variant).toContain(`little-endian, ${name}, dump level`)
  }
})
