import { constants, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { failureOf, open } from '../fixtures.ts'
import {
  type BuiltPacket,
  head,
  hello,
  memSize,
  packet,
  page,
  ramEnd,
  ramPart,
  ramStart,
  sync,
  tail,
  u32,
} from './stream-builder.ts'
import { makeFolder } from './streams.ts'

let folders = 0
const opened = (...packets: Buffer[]) => {
  const main = Buffer.concat([
    head(),
    ramStart(memSize([{ name: 'pc.ram', bytes: 4 * 4096 }])),
    ramPart(),
    ramEnd(),
    tail(),
  ])
  const path = makeFolder(`hostile-${folders++}`, [
    ['main.mig', main],
    ['channel', Buffer.concat([hello(0), ...packets])],
  ])
  return open(path)
}
const good = packet({ number: 1, zero: [3] })

test.each<[string, BuiltPacket]>([
  ['more pages than one can hold', { number: 2, normalCount: 0xffff_ffff }],
  ['an impossible size', { number: 2, normal: [0], size: 0xffff_ffff }],
  ['a page beyond its block', { number: 2, normal: [4], payload: page(1) }],
  ['a page beyond 2^63', { number: 2, normal: [2n ** 51n], payload: page(1) }],
  ['a block that is not listed', { number: 2, zero: [0], block: 'pc.rom' }],
])('a packet with %s ends its channel', (_, odd) => {
  using dump = opened(good, packet(odd), packet({ number: 3, zero: [1] }))
  const found = dump.inventory({})
  expect(found).toMatchObject({ total: 1, missing: 3 })
  expect(found.warnings[0]).toContain('What follows is not read')
})

test('bytes that are no packet, and an end inside of one', () => {
  using dump = opened(good, u32(0x11223355), good)
  expect(dump.inventory({}).warnings[0]).toContain('What follows is not read')
  using cut = opened(good, packet({ number: 2, normal: [0], payload: page(1) }).subarray(0, -1))
  expect(cut.inventory({}).total).toBe(1)
  expect(cut.inventory({}).warnings[0]).toContain('ends inside of a packet')
})

test.each([
  ['qpl', 4],
  ['uadk', 8],
  ['qatzip', 16],
])('method %s is refused by name', (name, method) => {
  const flags = method << 1
  const failure = failureOf(() =>
    opened(packet({ number: 1, flags, normal: [0], payload: page(1) })),
  )
  expect(failure.code).toBe('bad-format')
  expect(failure.details.found).toBe(name)
})

test('device state in a packet is passed over', () => {
  const state = Buffer.concat([
    u32(0x11223344),
    u32(1),
    u32(0x40),
    Buffer.alloc(256 + 4),
    u32(5000),
    Buffer.alloc(5000, 1),
  ])
  using dump = opened(state, good, sync(2))
  expect(dump.inventory({}).total).toBe(1)
  expect(dump.inventory({}).warnings.join()).not.toContain('not read')
})

const flushed = (bytes: Uint8Array) => deflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
test.each([
  ['more than its pages', flushed(Buffer.alloc(10_000_000))],
  ['less than its pages', flushed(Buffer.alloc(100))],
  ['no zlib stream', page(0x55)],
])('a payload that is %s is a bad-format when it is read', (_, payload) => {
  using dump = opened(packet({ number: 1, flags: 2, normal: [0], payload }))
  const [run] = dump.runs()
  if (!run) throw new Error('no run')
  for (let again = 0; again < 2; again++) {
    const failure = failureOf(() => dump.read(run, 0, new Uint8Array(4096)))
    expect(failure.code).toBe('bad-format')
    expect(failure.details).toMatchObject({ file: 'channel', expected: '1 pages' })
  }
})
