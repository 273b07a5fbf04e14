import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CompressedSource } from '../../../src/main/dump/compressed-source.ts'
import { openFile } from '../../../src/main/dump/file.ts'
import { failureOf, file } from '../fixtures.ts'

/** Longer than what is kept, so that going back must unpack again. Each 4 bytes tell their place. */
const plain = Buffer.alloc(12 * 2 ** 20 + 5)
for (let at = 0; at + 4 <= plain.length; at += 4) plain.writeUInt32LE(at, at)
const path = file('plain.gz', gzipSync(plain, { level: 1 }))

test('forward and back, across blocks, and at both ends', () => {
  using source = CompressedSource.open(openFile(path), 'gzip')
  source.settle({})
  expect(source.bytes).toBe(plain.length)
  for (const [offset, bytes] of [
    [plain.length - 7, 7],
    [0, 100_000],
    [65_535, 2],
    [11 * 2 ** 20, 500_000],
    [2 ** 20, 1],
    [3, 200_000],
    [5, 0],
  ] as const) {
    const into = new Uint8Array(new SharedArrayBuffer(bytes))
    source.read(offset, into)
    expect([offset, plain.subarray(offset, offset + bytes).equals(into)]).toEqual([offset, true])
  }
})

test('before its length is known: what lies near, and nothing far in', () => {
  using source = CompressedSource.open(openFile(path), 'gzip')
  expect(source.settled).toBe(false)
  expect(source.bytes).toBeGreaterThan(plain.length)
  const into = new Uint8Array(1000)
  source.read(2 ** 20, into)
  expect(plain.subarray(2 ** 20, 2 ** 20 + 1000).equals(into)).toBe(true)
  expect(failureOf(() => source.read(2 ** 26, into)).message).toContain('unpacked further')
})

test.each([
  ['known', true],
  ['not known', false],
])('past the end, whose place is %s: truncated, with place and lengths', (_, settled) => {
  // More than is unpacked at opening, and little enough to be read before it is settled.
  const short = plain.subarray(0, 5 * 2 ** 20 + 5)
  const packed = file('short.gz', gzipSync(short, { level: 1 }))
  using source = CompressedSource.open(openFile(packed), 'gzip')
  if (settled) source.settle({})
  const failure = failureOf(() => source.read(short.length - 3, new Uint8Array(10)))
  expect(failure.code).toBe('truncated')
  expect(failure.details).toMatchObject({ offset: short.length - 3, expected: 10, found: 3 })
})
