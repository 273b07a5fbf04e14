import { readFileSync } from 'node:fs'
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { sniff } from '../../../src/main/dump/open.ts'
import { contentOf, file, fixture, open } from '../fixtures.ts'

const names = [
  'tiny-elf.vmcore',
  'tiny-pmemsave.raw',
  'tiny-plain.mig',
  'tiny-compress-l1.mig',
  'tiny-mapped-ram.mig',
  'tiny-lime.lime',
  'tiny-avml-plain.lime',
  'tiny-avml.avml',
  'tiny-full.dmp',
  'tiny-bitmap.dmp',
]

test.each(names)('%s', name => {
  using plain = open(fixture(name))
  const census = takeCensus(plain)
  const content = contentOf(plain)
  const bytes = readFileSync(fixture(name))
  for (const [packed, title] of [
    [gzipSync(bytes, { level: 1 }), 'gzip-compressed'],
    [zstdCompressSync(bytes), 'zstd-compressed'],
  ] as const) {
    const path = file('packed', packed)
    expect(sniff(path)).toEqual({ kind: 'dump', format: plain.facts.format })
    using dump = open(path)
    expect(dump.facts).toMatchObject({
      name: 'packed',
      fileBytes: packed.length,
      format: plain.facts.format,
    })
    expect(dump.facts.variant).toContain(title)
    expect(takeCensus(dump)).toEqual(census)
    expect(dump.facts).toMatchObject({
      variant: `${plain.facts.variant}, ${title}`,
      guestBytes: plain.facts.guestBytes,
      totalPages: plain.facts.totalPages,
      blocks: plain.facts.blocks,
    })
    const compression = plain.inventory({}).compression?.method ?? title.slice(0, 4)
    expect(dump.inventory({}).compression?.method).toBe(compression)
    expect(contentOf(dump).equals(content)).toBe(true)
  }
})

test('LiME with compress=1: one zlib stream with a window of 2 KiB', () => {
  const bytes = readFileSync(fixture('tiny-lime.lime'))
  const packed = deflateSync(bytes, { windowBits: 11 })
  expect(packed[0]).toBe(0x38)
  using dump = open(file('compressed.lime', packed))
  expect(takeCensus(dump)).toMatchObject({ total: 511, zero: 447 })
  expect(dump.facts.variant).toBe('LiME version 1, zlib-compressed')
})

test('several members, several frames, and packed twice over', () => {
  const bytes = readFileSync(fixture('tiny-full.dmp'))
  const parts = [bytes.subarray(0, 10_000), bytes.subarray(10_000, 70_000), bytes.subarray(70_000)]
  for (const packed of [
    Buffer.concat(parts.map(part => gzipSync(part))),
    Buffer.concat(parts.map(part => zstdCompressSync(part))),
    gzipSync(zstdCompressSync(bytes)),
    Buffer.concat([
      Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]),
      zstdCompressSync(bytes),
    ]),
  ]) {
    using dump = open(file('parts', packed))
    expect(takeCensus(dump)).toMatchObject({ total: 510, zero: 446 })
  }
})
