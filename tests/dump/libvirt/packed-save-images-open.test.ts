import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openContent } from '../fixtures.ts'
import { pageRecord, page, stream, zeroRecord } from '../qemu-stream/stream-builder.ts'
import { firstBytes } from '../qemu-stream/streams.ts'
import { saved } from './save-builder.ts'

const content = stream(2, [zeroRecord(0, 'pc.ram'), pageRecord(1, page(5))])

test.each([
  ['gzip', 1, gzipSync(content)],
  ['zstd', 5, zstdCompressSync(content)],
])('by %s', (program, packing, packed) => {
  using dump = openContent(saved(packed, { packing }))
  expect(dump.facts).toMatchObject({ name: 'content', format: 'qemu-stream', pageSize: 4096 })
  expect(dump.facts.variant).toContain('libvirt save image')
  expect(dump.facts.variant).toContain(program)
  expect(firstBytes(dump)).toEqual([0, 5])
})
