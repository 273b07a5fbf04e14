/** The plain bytes behind the vectors in tests/fixtures/packed-blocks.json, by name. */
import { SAMPLE_PAGE_SIZE, writeSamplePage } from '../../../src/main/dump/sample-page.ts'

/** Where kinds of pages are in the sample guest. */
const RANDOM = 328
const TEXT = 120
const CODE = 88
const POINTERS = 144
const COUNTERS = 96

/** A stretch of the sample guest. */
export function sample(first: number, pages: number): Buffer {
  const bytes = Buffer.alloc(pages * SAMPLE_PAGE_SIZE)
  for (let i = 0; i < pages; i++) {
    const at = i * SAMPLE_PAGE_SIZE
    writeSamplePage(first + i, bytes.subarray(at, at + SAMPLE_PAGE_SIZE))
  }
  return bytes
}

const random = sample(RANDOM, 1)

/** Bytes that come again at every distance where an LZO1X instruction ends or begins. */
const matches = [64, 255, 256, 2047, 2048, 2049, 3072, 3073, 16384, 16385, 32768, 49150].flatMap(
  (distance, i) => {
    const bytes = random.subarray(i * 100, i * 100 + Math.min(distance, 70))
    return [bytes, Buffer.alloc(distance - bytes.length), bytes]
  },
)

/** Literals of every length at which their instruction changes, between bytes that compress. */
const literals = [1, 2, 3, 4, 15, 17, 18, 19, 59, 60, 61, 62, 238, 255, 256, 257, 273, 274].flatMap(
  (bytes, i) => [random.subarray(i * 100, i * 100 + bytes), Buffer.alloc(40 + i, i)],
)

export const plains: Readonly<Record<string, Buffer>> = {
  empty: Buffer.alloc(0),
  'one byte': Buffer.from('a'),
  'three bytes': Buffer.from('abc'),
  'four bytes': Buffer.from('abcd'),
  sentence: Buffer.from('a page is a page is a page, and a page of zeros is hardly a page at all'),
  zeros: Buffer.alloc(4096),
  'one byte for 64 KiB': Buffer.alloc(65_536, 0x5a),
  random: random.subarray(0, 1000),
  literals: Buffer.concat(literals),
  matches: Buffer.concat(matches),
  text: sample(TEXT, 4),
  code: sample(CODE, 1),
  pointers: sample(POINTERS, 1),
  counters: sample(COUNTERS, 1),
}
