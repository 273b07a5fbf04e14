import { expect, test } from 'vitest'
import { HeadlineMeter } from '../../src/renderer/live/headline.ts'
import type { LiveFigures } from '../../src/shared/live.ts'

const sample = (elapsedNs: number, bytesIn: number): LiveFigures => ({
  sequence: 0,
  phase: 'submit',
  elapsedNs,
  doneBytes: 0,
  goalBytes: 0,
  pagesTotal: bytesIn / 4096,
  pagesNormal: 0,
  pagesDuplicate: 0,
  busyPages: 7,
  bytesIn,
  bytesOut: 0,
  verifiedPages: 0,
  pending: 32,
  capacity: 64,
  compress: [],
  decompress: [],
})

test('throughput now forgets what is older than a second, the average does not', () => {
  const meter = new HeadlineMeter()
  let bytes = 0
  for (let i = 1; i <= 20; i++) meter.update(sample(i * 1e8, (bytes += 10e6)))
  let headline = meter.update(sample(2.1e9, (bytes += 40e6)))
  for (let i = 22; i <= 40; i++) headline = meter.update(sample(i * 1e8, (bytes += 40e6)))
  expect(headline.throughputNow).toBeCloseTo(400)
  expect(headline.throughput).toBeCloseTo(250)
  expect(headline.queueFill).toBe(0.5)
})

test('before the clock runs the figures are unknown, not zero', () => {
  const headline = new HeadlineMeter().update(sample(0, 0))
  expect(headline).toMatchObject({
    throughputNow: undefined,
    throughput: undefined,
    compressionRate: undefined,
    pagesPerSecond: undefined,
    busy: undefined,
  })
})
