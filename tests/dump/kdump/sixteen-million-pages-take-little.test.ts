import { expect, test } from 'vitest'
import { kdump } from '../../../src/main/dump/kdump/kdump.ts'
import type { ByteSource } from '../../../src/main/dump/source.ts'
import { failureOf } from '../fixtures.ts'
import { buildKdump, pageOf } from './builder.ts'

const FRAMES = 2 ** 24
const HEADERS = 8192
const BITMAP = FRAMES / 8
const TABLE = HEADERS + 2 * BITMAP
const PAGE_AT = TABLE + 24 * FRAMES

/** 64 GiB of guest whose pages all share the one in the file; made up as it is read. */
function huge() {
  const head = buildKdump({ pages: [{ frame: 0, data: pageOf(0) }], frames: FRAMES })
  const descriptors = Buffer.alloc(24 * 4096)
  for (let at = 0; at < descriptors.length; at += 24) {
    descriptors.writeBigUInt64LE(BigInt(PAGE_AT), at)
    descriptors.writeUInt32LE(4096, at + 8)
  }
  const read = { bytes: 0, largest: 0 }
  const source: ByteSource = {
    name: 'huge',
    path: '/huge',
    bytes: PAGE_AT + 4096,
    read(offset, into) {
      read.bytes += into.length
      read.largest = Math.max(read.largest, into.length)
      if (offset < HEADERS) into.set(head.subarray(offset, offset + into.length))
      else if (offset < TABLE) into.fill(0xff)
      else if (offset < PAGE_AT) {
        const skip = (offset - TABLE) % 24
        into.set(descriptors.subarray(skip, skip + into.length))
      } else into.set(pageOf(0).subarray(offset - PAGE_AT, offset - PAGE_AT + into.length))
    },
    [Symbol.dispose]() {
      // Nothing is held.
    },
  }
  return { source, read }
}

test('opening reads the headers, the bitmaps and the last descriptors', () => {
  const { source, read } = huge()
  using dump = kdump.open(source)
  expect(dump.facts).toMatchObject({
    totalPages: FRAMES,
    guestBytes: FRAMES * 4096,
    blocks: [{ name: 'ram 0', address: 0, bytes: FRAMES * 4096 }],
    warnings: [],
  })
  expect(read.bytes).toBeLessThan(2 * BITMAP + 256 * 1024)
  expect(read.largest).toBeLessThanOrEqual(64 * 1024)
})

test('the inventory goes through all descriptors in small pieces, with progress', () => {
  const { source, read } = huge()
  using dump = kdump.open(source)
  const shares: number[] = []
  const inventory = dump.inventory({ onProgress: share => shares.push(share) })
  expect(inventory).toMatchObject({ total: FRAMES, excluded: 0, missing: 0, compression: null })
  expect(read.largest).toBeLessThanOrEqual(64 * 1024)
  expect(shares.length).toBeGreaterThan(200)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))

  // The second look is free, and any page is found at once.
  const before = read.bytes
  dump.inventory({})
  const page = Buffer.alloc(4096)
  for (const frame of [FRAMES - 1, 0, 12_345_678]) {
    dump.read({ block: 0, address: frame * 4096, bytes: 4096 }, 0, page)
    expect(page.equals(pageOf(0))).toBe(true)
  }
  const [first, second] = dump.runs()
  expect(first).toEqual({ block: 0, address: 0, bytes: 4096 * 4096 })
  expect(second?.address).toBe(4096 * 4096)
  expect(read.bytes - before).toBeLessThan(2 ** 20)
})

test('the inventory can be cancelled in either part, and taken again', () => {
  for (const patience of [0, 3, 50]) {
    using dump = kdump.open(huge().source)
    let asked = 0
    const failure = failureOf(() => dump.inventory({ isCancelled: () => asked++ >= patience }))
    expect(failure.code).toBe('cancelled')
    expect(asked).toBe(patience + 1)
  }
})
