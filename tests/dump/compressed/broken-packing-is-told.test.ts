import { execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildElf, page } from '../elf-builder.ts'
import { contentOf, failureOf, file, open, openContent } from '../fixtures.ts'
import { mixed } from '../stream/streams.ts'

const plain = buildElf({ loads: [{ paddr: 0, data: mixed(400_000) }] })
const packs = [
  ['gzip', gzipSync(plain)],
  ['zstd', zstdCompressSync(plain)],
] as const

test.each(packs)(
  '%s cut at any place: what there is, with a warning, or a typed error',
  (_, packed) => {
    for (let bytes = 4; bytes < packed.length; bytes += bytes < 64 ? 1 : 5003) {
      const cut = packed.subarray(0, bytes)
      try {
        using dump = openContent(cut)
        expect(dump.facts.warnings[0]).toContain('The compressed file is cut short')
        const held = contentOf(dump)
        expect(held.equals(mixed(400_000).subarray(0, held.length))).toBe(true)
      } catch (error) {
        expect(error).toMatchObject({ code: 'truncated' })
      }
    }
  },
)

test('damaged: all before it, and the same each time it is read', () => {
  const params = { [constants.ZSTD_c_checksumFlag]: 1 }
  const packed = Buffer.concat([
    zstdCompressSync(plain.subarray(0, 300_000), { params }),
    zstdCompressSync(plain.subarray(300_000), { params }),
  ])
  packed.fill(0xff, packed.length - 5000, packed.length - 4900)
  using dump = openContent(packed)
  expect(dump.facts.warnings[0]).toContain('damaged somewhere before byte')
  const held = contentOf(dump)
  // Bytes that do not compress are stored, so the damage shows only by the checksum behind them.
  expect(held.length).toBeGreaterThan(300_000)
  expect(held.subarray(0, 300_000).equals(mixed(400_000).subarray(0, 300_000))).toBe(true)
  expect(contentOf(dump).equals(held)).toBe(true)
})

test.each([
  [
    'a gzip header and nonsense',
    Buffer.concat([packs[0][1].subarray(0, 10), page(0xff)]),
    'bad-format',
  ],
  [
    'a zstd header and nonsense',
    Buffer.concat([packs[1][1].subarray(0, 9), page(0xff)]),
    'bad-format',
  ],
  ['nothing, packed', gzipSync(''), 'empty-file'],
  ['a window of 1 GiB', Buffer.from('28b52ffd00a001000041', 'hex'), 'too-large'],
  ['packed four times', gzipSync(gzipSync(gzipSync(gzipSync(plain)))), 'bad-format'],
  ['a bzip2 file, packed', gzipSync('BZh9 and more'), 'bad-format'],
  ['a report, packed', gzipSync('{"format":"migrascope-report"}'), 'bad-format'],
])('%s is refused', (_, content, code) => {
  expect(failureOf(() => openContent(content)).code).toBe(code)
})

test('a bomb opens and counts in little memory', { timeout: 300_000 }, () => {
  const frame = zstdCompressSync(Buffer.alloc(2 ** 26))
  const bomb = file('bomb.zst', Buffer.concat(Array.from({ length: 64 }, () => frame)))
  const child = new URL('../census-child.ts', import.meta.url).pathname
  const answer: unknown = JSON.parse(execFileSync(process.execPath, [child, bomb]).toString())
  expect(answer).toMatchObject({ total: 2 ** 20, zero: 2 ** 20 })
  expect((answer as { peakBytes: number }).peakBytes).toBeLessThan(256 * 2 ** 20)
})

test('a file that changes or shrinks while it is open', () => {
  const large = page(1, 2 ** 24)
  const path = file('changing', gzipSync(large))
  using dump = open(path)
  dump.inventory({})
  writeFileSync(path, gzipSync(page(2, 2 ** 23)))
  expect(failureOf(() => contentOf(dump)).code).toBe('file-changed')
  truncateSync(path, 5000)
  expect(failureOf(() => contentOf(dump)).code).toBe('file-changed')
})
