import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PageCursor } from '../../../src/main/dump/pages.ts'
import { openSample } from '../../../src/main/dump/sample.ts'
import { pageDeflate } from '../../../src/workers/codecs/page-deflate.ts'

const BYTES = 8 * 2 ** 20

function totals(request: number, level: number): { ours: number; zlibs: number } {
  const memory = new Uint8Array(BYTES)
  using sample = openSample()
  new PageCursor(sample).fill(memory)
  const codec = pageDeflate.open(level)
  const room = new Uint8Array(2 * request)
  let ours = 0
  let zlibs = 0
  for (let at = 0; at < BYTES; at += request) {
    const input = memory.subarray(at, at + request)
    if (!input.some(byte => byte !== 0)) continue
    ours += codec.compress(input, room)
    zlibs += deflateSync(input, { level: 1 }).length
  }
  return { ours, zlibs }
}

test.each([4096, 65_536, 524_288])('the sample guest by requests of %d bytes', request => {
  const first = totals(request, 1)
  expect(first.zlibs / first.ours).toBeGreaterThan(0.99)
  const [second, third] = [totals(request, 2), totals(request, 3)]
  expect(second.ours).toBeLessThan(first.ours)
  expect(third.ours).toBeLessThan(second.ours)
})
