/** One small dump and one small report that the CLI's tests share. */
import { plainInventory } from '../../src/shared/dump-facts.ts'
import type { DumpFacts } from '../../src/shared/dump-facts.ts'
import type { PageMap } from '../../src/shared/page-map.ts'
import type { RunRecord } from '../../src/shared/report.ts'
import type { RunResult, ThreadResult } from '../../src/shared/result.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { plainEnvironment, runReport } from '../report/run-report.ts'

export const facts: DumpFacts = {
  name: 'guest.elf',
  fileBytes: 41_472,
  format: 'elf',
  variant: 'ELF64 little-endian core',
  creator: 'QEMU dump-guest-memory',
  machine: 'x86-64',
  pageSize: 4096,
  guestBytes: 40_960,
  totalPages: 10,
  blocks: [{ name: 'load 0', address: 0x1000, bytes: 40_960 }],
  warnings: ['the last page is cut'],
}

const none = [0]
/** One cell. */
export const pageMap: PageMap = {
  pageSize: 4096,
  cellPages: 16,
  block: [0],
  address: [0x1000],
  pages: [10],
  classes: {
    zero: [4],
    sameByte: none,
    lowEntropy: none,
    textLike: [5],
    pointerLike: none,
    incompressible: none,
    mixed: [1],
    excluded: none,
    missing: none,
  },
  totals: {
    zero: 4,
    sameByte: 0,
    lowEntropy: 0,
    textLike: 5,
    pointerLike: 0,
    incompressible: 0,
    mixed: 1,
    excluded: 0,
    missing: 0,
  },
  absent: 'none',
  outside: 0,
  run: null,
}

const thread: ThreadResult = {
  requests: 3,
  bytesIn: 12_288,
  bytesOut: 4096,
  busyNs: 500_000,
  waitNs: 400_000,
  blockedNs: 100_000,
  cpuNs: 480_000,
  utilisation: 0.5,
}

export const result: RunResult = {
  pages: { total: 10, normal: 6, duplicate: 4 },
  busy: 0,
  busyRate: 0,
  bytesIn: 40_960,
  bytesOut: 8192,
  compressedSize: 8192,
  compressionRate: 3,
  storedRaw: 1,
  wallNs: 1_000_000,
  throughput: 40.96,
  pagesPerSecond: 10_000,
  verified: true,
  verifiedPages: 10,
  decompressThroughput: 120,
  source: 'memory',
  requestBytes: 4096,
  phases: {
    start: 1000,
    load: 2000,
    read: 0,
    scan: 200_000,
    submit: 300_000,
    wait: 400_000,
    drain: 100_000,
    verify: 900_000,
  },
  threads: [thread, thread],
  decompressThreads: [thread],
}

export const record: RunRecord = {
  tool: { name: 'migrascope', version: '0.1.0' },
  createdAt: '2026-11-24T00:00:00.000Z',
  command: 'migrascope run guest.elf --codec zlib --level 1 --threads 2 --verify',
  dump: facts,
  inventory: plainInventory(10),
  settings: { ...defaultSettings, verify: true },
  codecVersion: 'zlib 1.3.1',
  environment: plainEnvironment,
  outcome: 'done',
  result,
  latency: null,
  timeline: [],
}

export const report = runReport(record)
