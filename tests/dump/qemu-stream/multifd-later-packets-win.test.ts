import { deflateSync, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { open } from '../fixtures.ts'
import {
  eos,
  flush,
  head,
  hello,
  memSize,
  packet,
  page,
  pageRecord,
  partOf,
  ramEnd,
  ramPart,
  startOf,
  sync,
  tail,
  zeroRecord,
} from './stream-builder.ts'
import { firstBytes, makeFolder } from './streams.ts'

const list = memSize([{ name: 'pc.ram', bytes: 4 * 4096 }])
const zeros = [0, 1, 2, 3].map(i => zeroRecord(i, 'pc.ram'))

const main = (...sections: Buffer[]) =>
  Buffer.concat([
    head(),
    startOf('ram', 2, Buffer.concat([list, eos])),
    ...sections,
    ramEnd(),
    tail(),
  ])

const folderOf = (name: string, ...files: Buffer[]) =>
  makeFolder(
    name,
    files.map((content, i) => [i === 0 ? 'main.mig' : `channel-${i - 1}`, content] as const),
  )

test('by number within one stretch, whichever channel they are on', () => {
  const first = [
    hello(0),
    sync(0),
    packet({ number: 3, normal: [1, 2], payload: Buffer.concat([page(3), page(3)]) }),
    sync(6),
  ]
  const second = [
    hello(1),
    sync(1),
    packet({ number: 2, normal: [1], payload: page(2) }),
    packet({ number: 4, normal: [2], payload: page(4) }),
    sync(7),
  ]
  using dump = open(
    folderOf('numbers', main(ramPart(...zeros)), Buffer.concat(first), Buffer.concat(second)),
  )
  expect(firstBytes(dump)).toEqual([0, 3, 4, 0])
  expect(dump.inventory({})).toMatchObject({ total: 4, missing: 0, repeated: 4, warnings: [] })
})

test('after a sync before any earlier one, though their number is smaller', () => {
  const first = [
    hello(0),
    sync(0),
    sync(2),
    packet({ number: 5, zero: [1], normal: [0], payload: page(5) }),
    sync(8),
  ]
  const second = [
    hello(1),
    sync(1),
    packet({ number: 9, normal: [0, 1], payload: Buffer.concat([page(9), page(9)]) }),
    sync(3),
    sync(7),
  ]
  using dump = open(
    folderOf(
      'syncs',
      main(ramPart(...zeros), ramPart()),
      Buffer.concat(first),
      Buffer.concat(second),
    ),
  )
  expect(firstBytes(dump)).toEqual([5, 0, 0, 0])
})

test('a zero page on the main channel of a later stretch replaces a packet of an earlier one', () => {
  const channel = [
    hello(0),
    sync(0),
    packet({ number: 2, normal: [0, 1], payload: Buffer.concat([page(1), page(2)]) }),
    sync(3),
    sync(4),
  ]
  const content = main(ramPart(...zeros), ramPart(zeroRecord(0, 'pc.ram')))
  using dump = open(folderOf('main-later', content, Buffer.concat(channel)))
  expect(firstBytes(dump)).toEqual([0, 2, 0, 0])
})

test('with MULTIFD_FLUSH on the main channel, sections are no syncs', () => {
  const start = startOf('ram', 2, Buffer.concat([list, flush, eos]))
  const channel = [
    hello(0),
    sync(0),
    packet({ number: 2, zero: [0, 1, 2, 3] }),
    sync(3),
    packet({ number: 4, normal: [1, 2], payload: Buffer.concat([page(1), page(2)]) }),
    sync(5),
  ]
  const content = Buffer.concat([
    head('pc-i440fx-9.1'),
    start,
    ramPart(),
    ramPart(),
    ramPart(pageRecord(2, page(7), 'pc.ram'), flush),
    partOf(2, Buffer.concat([zeroRecord(1, 'pc.ram'), flush, eos]), 3),
    tail(),
  ])
  using dump = open(folderOf('flush', content, Buffer.concat(channel)))
  // Page 2 of the main channel is of the stretch before the last sync, page 1 of the one after it.
  expect(firstBytes(dump)).toEqual([0, 1, 2, 0])
})

test('a stream for a channel, and going back in it starts anew', () => {
  const whole = Buffer.concat([0, 1, 2, 3].map(i => page(i + 10)))
  // Two packets of one zlib stream, each flushed.
  const both = deflateSync(whole.subarray(0, 8192), { finishFlush: constants.Z_SYNC_FLUSH })
  const all = deflateSync(whole, { finishFlush: constants.Z_SYNC_FLUSH, level: 0 })
  const half = deflateSync(whole.subarray(0, 8192), {
    finishFlush: constants.Z_SYNC_FLUSH,
    level: 0,
  })
  expect(all.subarray(0, 2)).toEqual(half.subarray(0, 2))
  const channel = [
    hello(0),
    packet({ number: 0, flags: 2, normal: [0, 1], payload: half }),
    packet({ number: 1, flags: 2, normal: [2, 3], payload: stored(whole.subarray(8192)) }),
  ]
  using dump = open(folderOf('stream', main(ramPart()), Buffer.concat(channel)))
  expect(firstBytes(dump)).toEqual([10, 11, 12, 13])
  const byte = new Uint8Array(1)
  const runs = [...dump.runs()]
  for (const index of [3, 0, 2, 1, 1, 3]) {
    const run = runs.find(r => index * 4096 >= r.address && index * 4096 < r.address + r.bytes)
    if (!run) throw new Error('no run')
    dump.read(run, index * 4096 - run.address, byte)
    expect(byte[0]).toBe(10 + index)
  }
  expect(both.length).toBeGreaterThan(0)
})

/** A deflate block as it stands, then an empty one, as a flush leaves it. */
function stored(bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt16LE(bytes.length, 1)
  header.writeUInt16LE(0xffff - bytes.length, 3)
  return Buffer.concat([header, bytes, Buffer.from([0, 0, 0, 0xff, 0xff])])
}
