import { expect, test } from 'vitest'
import { effectiveRate } from '../../../src/shared/plan/effective-rate.ts'
import { LEAST_GAIN, linkRanges } from '../../../src/shared/plan/envelope.ts'
import { candidate, uncompressed } from './candidate.ts'

const zlib = candidate({ settings: { codec: 'zlib', level: 6 }, compress: 300, sent: 0.3 })
const zstd = candidate({ settings: { codec: 'zstd', level: 1 }, compress: 1000, sent: 0.4 })
const slow = candidate({ settings: { codec: 'fflate', level: 6 }, compress: 50, sent: 0.35 })

test('by hand: zlib up to 300 MB/s × 0.4, zstd up to 1000 MB/s × 1, then none', () => {
  expect(linkRanges([uncompressed, slow, zstd, zlib])).toEqual([
    { from: 0, to: 120e6, best: zlib },
    { from: 120e6, to: 1e9, best: zstd },
    { from: 1e9, to: Infinity, best: uncompressed },
  ])
})

test('a slow other side gives way earlier', () => {
  const held = candidate({ compress: 1000, sent: 0.4, decompress: 500 })
  expect(linkRanges([held, uncompressed])[1]?.from).toBe(500e6)
})

test('none, one, and two alike', () => {
  expect(linkRanges([])).toEqual([])
  expect(linkRanges([zstd])).toEqual([{ from: 0, to: Infinity, best: zstd }])
  expect(linkRanges([zstd, { ...zstd }])).toEqual([{ from: 0, to: Infinity, best: zstd }])
})

test('what gains less than a hundredth anywhere has no range of its own', () => {
  const hair = candidate({ compress: 1004, sent: 0.401 })
  expect(linkRanges([zlib, zstd, hair, uncompressed]).map(({ best }) => best)).toEqual([
    zlib,
    // Either would do; that which gains less over the other goes.
    hair,
    uncompressed,
  ])
})

test('at every speed the range says what trying all says, but for that hundredth', () => {
  // A small congruential generator: any settings will do, the same each time.
  let seed = 12_345
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
  for (let round = 0; round < 50; round++) {
    const settings = Array.from({ length: 30 }, () =>
      candidate({ compress: 10 ** (1 + 3 * random()), sent: 0.1 + 0.9 * random() }),
    )
    const ranges = linkRanges(settings)
    ranges.forEach(({ from, to }, i) => {
      expect(from).toBe(i === 0 ? 0 : ranges[i - 1]?.to)
      expect(to).toBeGreaterThan(from)
    })
    expect(ranges.at(-1)?.to).toBe(Infinity)
    for (let link = 1e5; link < 1e11; link *= 1.3) {
      const best = Math.max(...settings.map(one => effectiveRate(one, link).rate.median))
      const said = ranges.find(({ from, to }) => link >= from && link <= to)
      const rate = effectiveRate(said?.best ?? uncompressed, link).rate.median
      // Each that was left out lost a hundredth at most to its neighbours; some neighbours were left out, too.
      expect(rate * (1 + LEAST_GAIN) ** 3).toBeGreaterThanOrEqual(best)
    }
  }
})
