import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import type { Dump } from '../../../src/main/dump/dump.ts'
import { MigrascopeError } from '../../../src/shared/failure.ts'
import { open, openContent } from '../fixtures.ts'
import {
  capabilities,
  compressRecord,
  eos,
  footer,
  head,
  memSize,
  packet,
  page,
  pageRecord,
  ramEnd,
  ramPart,
  ramStart,
  short,
  stream,
  sync,
  hello,
  tail,
  u32,
  u64,
  u8,
  xbzrleRecord,
  zeroRecord,
} from './stream-builder.ts'
import { makeFolder } from './streams.ts'

const buffer = new Uint8Array(64 * 1024)
let state = 20_181_105
const below = (limit: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return (state >>> 8) % limit
}

/** A copy with a few bytes changed, bytes left out or doubled, or the end cut off. */
function damage(whole: Buffer): Buffer {
  const damaged = Buffer.from(whole)
  for (let i = below(4); i >= 0; i--) {
    const at = 4 + below(damaged.length - 4)
    damaged[at] = below(2) ? below(256) : (damaged[at] ?? 0) ^ (1 << below(8))
  }
  const at = 4 + below(damaged.length - 4)
  switch (below(6)) {
    case 0:
      return damaged.subarray(0, at)
    case 1:
      return Buffer.concat([damaged.subarray(0, at), damaged.subarray(at + below(20))])
    case 2:
      return Buffer.concat([damaged.subarray(0, at), damaged.subarray(Math.max(4, at - below(50)))])
    default:
      return damaged
  }
}

/** Reads all of it, and holds it to what it says of itself. */
function outcome(action: () => Dump, limit: number): string {
  try {
    using dump = action()
    const { total } = takeCensus(dump, { buffer })
    const found = dump.inventory({})
    expect(total).toBe(found.total)
    expect(total).toBeLessThanOrEqual(limit)
    return found.warnings.length > 0 ? 'warning' : 'pages'
  } catch (error) {
    if (!(error instanceof MigrascopeError)) throw error
    expect(['bad-format', 'truncated']).toContain(error.code)
    expect(error.details.file).toBeDefined()
    return error.code
  }
}

const all = ['bad-format', 'pages', 'truncated', 'warning']

test('1,200 damaged streams with records of all kinds', () => {
  const small = Buffer.concat([Buffer.from('small page '), Buffer.alloc(4085)])
  const whole = stream(
    6,
    [zeroRecord(0, 'pc.ram'), zeroRecord(1), zeroRecord(2, undefined, 3)],
    [compressRecord(3, small, 'pc.ram'), compressRecord(4, small), zeroRecord(5)],
    [xbzrleRecord(3, Buffer.from([3, 2, 5, 5, 0x80, 1, 1, 9]), 'pc.ram'), compressRecord(0, small)],
  )
  const seen = new Set<string>()
  for (let i = 0; i < 1200; i++) {
    const damaged = damage(whole)
    seen.add(outcome(() => openContent(damaged), damaged.length))
  }
  expect([...seen].sort()).toEqual(all)
})

test('300 damaged mapped-ram streams', () => {
  const start = Buffer.concat([
    head('pc', capabilities('mapped-ram')),
    u8(1),
    u32(2),
    short('ram'),
    u64(0x4_0000_0000),
  ])
  const at = start.length + 8 + 7 + 8 + 28 + 4
  const mapping = Buffer.concat([u32(1), u64(4096), u64(at), u64(at + 8)])
  const whole = Buffer.concat([
    head('pc', capabilities('mapped-ram')),
    u8(1),
    u32(2),
    short('ram'),
    u32(0),
    u32(4),
    memSize([{ name: 'pc.ram', bytes: 8192, extra: mapping }]),
    Buffer.alloc(4),
    Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]),
    page(1),
    page(2),
    eos,
    footer(),
    ramEnd(),
    tail(),
  ])
  const seen = new Set<string>()
  for (let i = 0; i < 300; i++) {
    // The sizes lie at the start, where most bytes are pages.
    const front = damage(whole.subarray(0, at + 8))
    const damaged = Buffer.concat([front, whole.subarray(at + 8)])
    seen.add(outcome(() => openContent(damaged), 2 ** 40))
  }
  expect(seen.has('pages') && seen.has('bad-format')).toBe(true)
})

test('300 damaged multifd recordings', () => {
  const two = Buffer.concat([page(1), page(2)])
  const flushed = deflateSync(two, { finishFlush: constants.Z_SYNC_FLUSH })
  const main = Buffer.concat([
    head(),
    ramStart(memSize([{ name: 'pc.ram', bytes: 6 * 4096 }])),
    ramPart(zeroRecord(0, 'pc.ram'), pageRecord(1, page(7))),
    ramEnd(),
    tail(),
  ])
  const channel = Buffer.concat([
    hello(0),
    sync(0),
    packet({ number: 1, flags: 2, normal: [2, 3], payload: flushed }),
    packet({ number: 2, zero: [4, 5] }),
    sync(3),
    sync(4),
  ])
  const path = makeFolder('damaged', [['main.mig', main]])
  const seen = new Set<string>()
  for (let i = 0; i < 300; i++) {
    const isMain = below(3) === 0
    // The first 64 bytes make it a channel.
    const odd = Buffer.concat([channel.subarray(0, 64), damage(channel.subarray(64))])
    writeFileSync(join(path, 'main.mig'), isMain ? damage(main) : main)
    writeFileSync(join(path, 'channel'), isMain ? channel : odd)
    const bytes = readFileSync(join(path, 'channel')).length + main.length * 2
    seen.add(outcome(() => open(path), bytes))
  }
  expect(seen.size).toBeGreaterThanOrEqual(3)
})
