import { plainInventory } from '../../src/shared/dump-facts.ts'
import { expect, test } from 'vitest'
import { openSample } from '../../src/main/dump/sample.ts'
import { runResult } from '../../src/main/migration/run-result.ts'

const parts = {
  outcome: {
    cancelled: false,
    facts: openSample().facts,
    source: 'memory',
    inventory: plainInventory(100),
    cells: null,
    latency: null,
    pages: { normal: 60, duplicate: 40 },
    busy: 10,
    bytesIn: 100 * 4096,
    compressedPages: 50,
    compressedSize: 51_200,
    storedRaw: 3,
    verifiedPages: 100,
    wallNs: 2e9,
    phases: { load: 1, read: 2, scan: 3, submit: 4, wait: 5, drain: 6, verify: 1e9 },
  },
  startNs: 7,
  requestBytes: 4096,
  pageSize: 4096,
  threads: [
    {
      requests: 50,
      bytesIn: 50 * 4096,
      bytesOut: 51_200,
      busyNs: 1.5e9,
      waitNs: 0.5e9,
      blockedNs: 0,
      cpuNs: 1e9,
      state: 'parked',
    },
  ],
  decompressThreads: [],
} as const

test('rates, throughput and utilisation', () => {
  const result = runResult(parts)
  // migration/ram.c: compressed pages × page size ÷ compressed size; busy ÷ pages of the period.
  expect(result.compressionRate).toBe((50 * 4096) / 51_200)
  expect(result.busyRate).toBe(0.1)
  expect(result.bytesOut).toBe(51_200 + 10 * 4096)
  // MB/s are 10^6 bytes of guest memory a second.
  expect(result.throughput).toBeCloseTo((100 * 4096) / 1e6 / 2, 9)
  expect(result.pagesPerSecond).toBe(50)
  expect(result.decompressThroughput).toBeCloseTo((100 * 4096) / 1e6, 9)
  expect(result.threads[0]?.utilisation).toBe(0.75)
  expect(result.verified).toBe(true)
})

test('nothing done divides by nothing', () => {
  const nothing = {
    ...parts.outcome,
    pages: { normal: 0, duplicate: 0 },
    busy: 0,
    bytesIn: 0,
    compressedPages: 0,
    compressedSize: 0,
    verifiedPages: 0,
    wallNs: 0,
  }
  const result = runResult({ ...parts, outcome: nothing })
  expect(result).toMatchObject({ compressionRate: 0, throughput: 0, busyRate: 0, verified: false })
})

test('a cancelled run is not verified, however many pages were', () => {
  const outcome = { ...parts.outcome, cancelled: true }
  expect(runResult({ ...parts, outcome }).verified).toBe(false)
})
