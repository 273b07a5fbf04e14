import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeSamplePage } from '../../src/main/dump/sample-page.ts'
import { type PageClass, pageClasses } from '../../src/shared/page-class.ts'
import { pageClassifier } from '../../src/workers/page-class.ts'

/** The class of a page that is `content`, over and over, at every place of a buffer of three. */
function classOf(content: Uint8Array, pageSize = 4096): PageClass {
  const found = [0, 1, 2].map(place => {
    const bytes = Buffer.alloc(3 * pageSize, 0x5a)
    bytes.fill(content, place * pageSize, (place + 1) * pageSize)
    return pageClasses[pageClassifier(bytes, pageSize)(place * pageSize)]
  })
  expect(new Set(found).size).toBe(1)
  return found[0] ?? 'missing'
}

function words(word: (i: number) => bigint): Buffer {
  const page = Buffer.alloc(4096)
  for (let i = 0; i < 512; i++) page.writeBigUInt64LE(BigInt.asUintN(64, word(i)), 8 * i)
  return page
}

const spread = (i: number) => BigInt(Math.imul(i + 1, 0x9e3779b1) >>> 0)

test.each<[PageClass, string, Buffer]>([
  ['zero', 'zeros', Buffer.alloc(4096)],
  ['sameByte', 'the free pattern of a kernel', Buffer.alloc(4096, 0x6b)],
  ['lowEntropy', 'a bitmap of few bits', words(i => (i % 9 === 0 ? 1n << BigInt(i % 64) : 0n))],
  ['textLike', 'prose', Buffer.alloc(4096, 'The quick brown fox jumps over the lazy dog. 12345\n')],
  [
    'textLike',
    'names with NULs between',
    Buffer.alloc(4096, 'init\0scheduler\0virtio_net\0ext4\0'),
  ],
  ['pointerLike', 'kernel addresses', words(i => (i & 1 ? 0xffff888000000000n + spread(i) : 3n))],
  [
    'pointerLike',
    'program addresses',
    words(i => (i & 1 ? 0x7f3200000000n + spread(i) : spread(i))),
  ],
  ['pointerLike', 'kernel code addresses', words(i => 0xffffffff81000000n + (spread(i) >> 9n))],
  ['incompressible', 'random bytes', randomBytes(4096)],
  ['mixed', 'small negative numbers', words(i => -(spread(i) >> 13n) - 1n)],
  ['mixed', 'counters', words(i => (spread(i) << 8n) >> 4n)],
])('%s: %s', (kind, _what, page) => {
  expect(classOf(page)).toBe(kind)
})

test('one byte is enough to be neither zero nor same-byte', () => {
  for (const value of [0, 0x6b]) {
    for (const place of [0, 1, 2047, 4094, 4095]) {
      const page = Buffer.alloc(4096, value)
      page[place] = 1
      expect(classOf(page)).toBe('lowEntropy')
    }
  }
})

test('pages of any size are told', () => {
  for (let pageSize = 512; pageSize <= 65_536; pageSize *= 2) {
    expect(classOf(Buffer.alloc(pageSize), pageSize)).toBe('zero')
    expect(classOf(Buffer.alloc(pageSize, 7), pageSize)).toBe('sameByte')
    expect(classOf(randomBytes(pageSize), pageSize)).toBe('incompressible')
  }
})

test('a few random words in 64-byte records are seen, wherever in the record they are', () => {
  for (const field of [0, 16, 32, 48]) {
    const page = Buffer.alloc(4096)
    for (let record = 0; record < 4096; record += 64) randomBytes(16).copy(page, record + field)
    expect(classOf(page)).toBe('mixed')
  }
})

test('pages of the sample are of a class each kind has', () => {
  const kinds = new Map<PageClass, number>()
  const page = new Uint8Array(4096)
  for (let index = 0; index < 16_384; index += 8) {
    writeSamplePage(index, page)
    const kind = classOf(page)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const expected = ['zero', 'lowEntropy', 'textLike', 'pointerLike', 'incompressible', 'mixed']
  for (const kind of expected) expect(kinds.get(kind as PageClass)).toBeGreaterThan(100)
  expect(kinds.size).toBe(expected.length)
})
