import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { kdump } from '../../../src/main/dump/kdump/kdump.ts'
import { memory } from '../flattened/builder.ts'
import { contentOf } from '../fixtures.ts'
import { buildKdump, pageOf } from './builder.ts'

const zeros = deflateSync(Buffer.alloc(4096))
// One page of zeros for nine frames of ten, as writers keep it.
const pages = Array.from({ length: 3000 }, (_, frame) =>
  frame % 10 === 5 ? { frame, data: pageOf(frame) } : { frame, data: zeros, flags: 1 },
)
const whole = buildKdump({ pages })

function counted() {
  const source = memory(whole)
  const read = { bytes: 0 }
  return {
    read,
    source: {
      ...source,
      read(offset: number, into: Uint8Array) {
        read.bytes += into.length
        source.read(offset, into)
      },
    },
  }
}

test('its bytes count once, its pages all', () => {
  using dump = kdump.open(counted().source)
  expect(dump.inventory({}).compression).toEqual({
    method: 'zlib',
    pages: 2700,
    storedBytes: zeros.length,
  })
  expect(takeCensus(dump)).toEqual({ total: 3000, zero: 2700 })
})

test('a sweep reads little more than the file, and the second one too', () => {
  const { source, read } = counted()
  using dump = kdump.open(source)
  dump.inventory({})
  for (let sweep = 0; sweep < 2; sweep++) {
    read.bytes = 0
    const content = contentOf(dump)
    expect(content.subarray(5 * 4096, 6 * 4096).equals(pageOf(5))).toBe(true)
    expect(content).toHaveLength(3000 * 4096)
    expect(read.bytes).toBeLessThan(1.5 * whole.length)
  }
})
