import { describe, expect, test } from 'vitest'
import { effectiveRate, unlimitedRate } from '../../../src/shared/plan/effective-rate.ts'
import { bytesPerSecond } from '../../../src/shared/plan/link.ts'
import { candidate } from './candidate.ts'

const gigabit = (count: number) =>
  bytesPerSecond({ bitsPerSecond: count * 1e9, efficiency: 1, rtt: 0 })

describe('by hand: 800 MB/s compressed to a quarter', () => {
  const measured = candidate({ compress: 800, sent: 0.25 })

  test('1 Gbit/s carries 125 MB/s, four times that of the guest: the link is the limit', () => {
    expect(effectiveRate(measured, gigabit(1))).toMatchObject({
      rate: { median: 500e6, low: 500e6, high: 500e6 },
      limit: 'link',
    })
  })

  test('10 Gbit/s would carry 5 GB/s of the guest: the codec is the limit', () => {
    expect(effectiveRate(measured, gigabit(10))).toMatchObject({
      rate: { median: 800e6 },
      limit: 'codec',
    })
  })

  test('a slower other side is the limit', () => {
    const slow = candidate({ compress: 800, sent: 0.25, decompress: 300 })
    expect(effectiveRate(slow, gigabit(1))).toMatchObject({
      rate: { median: 300e6 },
      limit: 'decompress',
    })
    expect(unlimitedRate(slow)).toBe(300e6)
  })
})

test('of a nominal link what arrives counts, in bytes as max-bandwidth', () => {
  expect(bytesPerSecond({ bitsPerSecond: 10e9, efficiency: 0.94, rtt: 0 })).toBeCloseTo(1.175e9, 0)
})

test('the interval is that of what limits, and both meet where the limit changes', () => {
  const measured = candidate({ compress: 800, spread: 0.125, sent: 0.25 })
  expect(effectiveRate(measured, gigabit(100)).rate).toEqual({
    median: 800e6,
    low: 700e6,
    high: 900e6,
  })
  // 190 MB/s of link are 760 MB/s of guest: less than the median, more than the low end.
  const { rate, limit } = effectiveRate(measured, 190e6)
  expect({ rate, limit }).toEqual({
    rate: { median: 760e6, low: 700e6, high: 760e6 },
    limit: 'link',
  })
})

test('a faster link never slows a guest down, and the rate never leaves its interval', () => {
  const settings = [
    candidate({ compress: 800, spread: 0.1, sent: 0.25 }),
    candidate({ compress: 90, spread: 0.3, sent: 0.21, decompress: 85 }),
    candidate({ compress: Infinity, sent: 1.002 }),
  ]
  for (const measured of settings) {
    let before = 0
    for (let bits = 1e6; bits < 1e12; bits *= 1.1) {
      const { rate } = effectiveRate(measured, bits / 8)
      expect(rate.median).toBeGreaterThanOrEqual(before)
      expect(rate.low).toBeLessThanOrEqual(rate.median)
      expect(rate.high).toBeGreaterThanOrEqual(rate.median)
      before = rate.median
    }
  }
})
