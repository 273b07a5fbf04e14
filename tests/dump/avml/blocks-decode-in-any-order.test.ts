import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { page } from '../elf-builder.ts'
import { contentOf, openContent } from '../fixtures.ts'
import { mixed } from '../stream/streams.ts'
import { buildAvml, chunk, IDENTIFIER, rawChunk } from './builder.ts'

const first = mixed(300_000)
const second = page(0, 8192)
const third = mixed(65_536)
const whole = buildAvml(
  { address: 0x1000, data: first },
  { address: 0x10_0000, data: second },
  { address: 2n ** 33n, data: third },
)

test('facts without decoding, and the pages', () => {
  using dump = openContent(whole)
  expect(dump.facts).toMatchObject({
    format: 'avml',
    variant: 'AVML version 2, snappy',
    fileBytes: whole.length,
    guestBytes: 300_000 + 8192 + 65_536,
    blocks: [
      { name: 'block 0', address: 0x1000, bytes: 300_000 },
      { name: 'block 1', address: 0x10_0000, bytes: 8192 },
      { name: 'block 2', address: 2 ** 33, bytes: 65_536 },
    ],
    warnings: ['One block ends inside a page; such a part counts as a page.'],
  })
  const storedBytes = whole.length - 3 * 40
  expect(dump.inventory({}).compression).toEqual({ method: 'snappy', pages: 92, storedBytes })
  expect(contentOf(dump).equals(Buffer.concat([first, second, third]))).toBe(true)
  expect(takeCensus(dump).total).toBe(92)
})

test('any part, forward and back', () => {
  using dump = openContent(whole)
  const [run] = dump.runs()
  if (!run) throw new Error('no run')
  for (const [offset, bytes] of [
    [0, 10],
    [250_000, 50_000],
    [65_530, 12],
    [65_536, 65_536],
    [1, 299_999],
    [70_000, 1],
    [69_999, 2],
  ] as const) {
    const into = new Uint8Array(new SharedArrayBuffer(bytes))
    dump.read(run, offset, into)
    expect(first.subarray(offset, offset + bytes).equals(into)).toBe(true)
  }
})

test('chunks that are to be skipped, repeated marks and empty chunks', () => {
  const data = page(5, 10_000)
  const chunks = [
    IDENTIFIER,
    rawChunk(0x80, page(1, 100_000)),
    chunk(data.subarray(0, 1)),
    rawChunk(0xfe, page(1, 0)),
    IDENTIFIER,
    chunk(data.subarray(0, 0), true),
    chunk(data.subarray(1)),
  ]
  using dump = openContent(buildAvml({ address: 0, data, chunks }))
  expect(contentOf(dump).equals(data)).toBe(true)
})

test('a wrong length behind a block is found out by walking the chunks', () => {
  using dump = openContent(
    buildAvml(
      { address: 0, data: third, trailer: 2n ** 64n - 1n },
      { address: 2 ** 20, data: second },
    ),
  )
  expect(contentOf(dump).equals(Buffer.concat([third, second]))).toBe(true)
  expect(dump.facts.warnings).toEqual([])
})
