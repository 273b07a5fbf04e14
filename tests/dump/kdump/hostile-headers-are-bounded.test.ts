import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { kdump } from '../../../src/main/dump/kdump/kdump.ts'
import { MigrascopeError } from '../../../src/shared/failure.ts'
import { vectors } from '../../workers/decoders/vectors.ts'
import { memory } from '../flattened/builder.ts'
import { failureOf, openContent } from '../fixtures.ts'
import { buildKdump, pageOf } from './builder.ts'

const pages = [0, 1, 9].map(frame => ({ frame, data: pageOf(frame) }))
const whole = buildKdump({ pages })

/** The file with one word of its 64-bit main header replaced. */
function withWord(at: number, value: number): Buffer {
  const odd = Buffer.from(whole)
  odd.writeUInt32LE(value, at)
  return odd
}

test.each([
  ['version', 8, [0, 7, 0xffff_ffff]],
  ['page size', 428, [0, 1, 256, 4095, 4097, 2 ** 21, 0xffff_ffff]],
  ['sub header blocks', 432, [0]],
  ['bitmap blocks', 436, [0]],
])('an impossible %s is a bad-format with offset, expected and found', (_, at, values) => {
  for (const value of values) {
    const failure = failureOf(() => openContent(withWord(at, value)))
    expect([value, failure.code]).toEqual([value, 'bad-format'])
    expect(failure.details.offset).toBeTypeOf('number')
    expect(failure.details.expected).toBeDefined()
    expect(failure.details.found).toBeDefined()
  }
})

test.each([
  ['sub header blocks', 432, [1000, 2 ** 24 - 1, 2 ** 31]],
  ['bitmap blocks', 436, [1000, 2 ** 31, 0xffff_ffff]],
])('more %s than the file has room for', (_, at, values) => {
  for (const value of values) {
    const failure = failureOf(() => openContent(withWord(at, value)))
    expect(['truncated', 'bad-format']).toContain(failure.code)
  }
})

test('more frames than the bitmap has bits: a warning, and those there are', () => {
  for (const frames of [70_000, 2 ** 40, 2 ** 64 - 2 ** 11]) {
    const odd = Buffer.from(whole)
    odd.writeBigUInt64LE(BigInt(frames), 4096 + 96)
    using dump = openContent(odd)
    expect(dump.facts.warnings.join()).toContain('its bitmap has')
    expect(dump.facts.blocks.at(-1)?.address).toBeLessThan(2 ** 40)
  }
})

test('no frames, and bitmaps without a bit', () => {
  const none = Buffer.from(whole)
  none.writeBigUInt64LE(0n, 4096 + 96)
  expect(failureOf(() => openContent(none)).code).toBe('bad-format')
  const empty = Buffer.from(whole).fill(0, 8192, 8192 + 8192)
  expect(failureOf(() => openContent(empty)).message).toContain('its bitmaps are empty')
})

test('bits beyond the last frame are no pages', () => {
  const odd = Buffer.from(whole)
  odd.fill(0xff, 8192 + 2, 8192 + 4096)
  odd.fill(0xff, 12_288 + 2, 12_288 + 4096)
  using dump = openContent(odd)
  expect(dump.inventory({}).total).toBe(3)
})

test('all bits set: descriptors that are not there are missing pages', () => {
  const odd = buildKdump({ pages, frames: 30_000 })
  odd.fill(0xff, 12_288, 12_288 + 4096)
  using dump = openContent(odd)
  const { total, missing } = dump.inventory({})
  expect(total + missing).toBe(30_000)
  expect(takeCensus(dump).total).toBe(total)
  expect(total).toBeLessThanOrEqual(odd.length / 24)
})

test('2,000 damaged files end in bounded pages or in a typed error', () => {
  const block = (name: string) => vectors.find(one => one.name === name)?.block ?? Buffer.alloc(0)
  const packed = buildKdump({
    pages: [
      ...pages,
      { frame: 3, flags: 1, data: deflateSync(pageOf(3)) },
      { frame: 4, flags: 2, data: block('lzo1x-1, counters') },
      { frame: 5, flags: 4, data: block('snappy, counters') },
    ],
    left: [7],
  })
  let state = 3
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % limit
  }
  // Zeros between the fields are dull: most damage goes where something stands.
  const places = [...packed.keys()].filter(at => packed[at] !== 0 && at >= 8)
  const buffer = new Uint8Array(64 * 1024)
  const seen = new Set<string>()
  for (let round = 0; round < 2000; round++) {
    const length = below(8) === 0 ? below(packed.length) + 8 : packed.length
    const damaged = Buffer.from(packed.subarray(0, length))
    for (let i = below(4); i >= 0; i--) {
      const at = below(3) === 0 ? 8 + below(4200) : (places[below(places.length)] ?? 8)
      if (at < length) damaged[at] = below(2) ? below(256) : (damaged[at] ?? 0) ^ (1 << below(8))
    }
    try {
      using dump = kdump.open(memory(damaged))
      expect(takeCensus(dump, { buffer }).total).toBe(dump.inventory({}).total)
      seen.add('pages')
    } catch (error) {
      if (!(error instanceof MigrascopeError)) throw error
      expect(['bad-format', 'truncated', 'too-large']).toContain(error.code)
      seen.add(error.code)
    }
  }
  expect([...seen].sort()).toEqual(['bad-format', 'pages', 'truncated'])
})
