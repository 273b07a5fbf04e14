/** A report as a run makes one, for tests of what reads reports. */
import { plainInventory } from '../../src/shared/dump-facts.ts'
import type { RunRecord } from '../../src/shared/report.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { plainEnvironment, runReport } from './run-report.ts'

const thread = {
  requests: 10,
  bytesIn: 40_960,
  bytesOut: 9000,
  busyNs: 800,
  waitNs: 150,
  blockedNs: 50,
  cpuNs: 700,
  utilisation: 0.8,
}

export const sampleRun: RunRecord = {
  tool: { name: 'migrascope', version: '0.1.0' },
  createdAt: '2026-01-02T03:04:05.678Z',
  command: 'migrascope run guest.raw --codec zlib --level 1 --threads 2',
  dump: {
    name: 'guest.raw',
    fileBytes: 61_440,
    format: 'raw',
    variant: 'raw memory',
    creator: null,
    machine: null,
    pageSize: 4096,
    guestBytes: 61_440,
    totalPages: 15,
    blocks: [{ name: 'raw', address: 0, bytes: 61_440 }],
    warnings: [],
  },
  inventory: plainInventory(15),
  settings: defaultSettings,
  codecVersion: 'node:zlib 1.3',
  environment: plainEnvironment,
  outcome: 'done',
  result: {
    pages: { total: 15, normal: 10, duplicate: 5 },
    busy: 0,
    busyRate: 0,
    bytesIn: 61_440,
    bytesOut: 9000,
    compressedSize: 9000,
    compressionRate: 4.55,
    storedRaw: 0,
    wallNs: 1000,
    throughput: 61_440,
    pagesPerSecond: 15e6,
    verified: false,
    verifiedPages: 0,
    decompressThroughput: 0,
    source: 'memory',
    requestBytes: 4096,
    phases: {
      start: 1,
      load: 2,
      read: 0,
      scan: 100,
      submit: 200,
      wait: 600,
      drain: 100,
      verify: 0,
    },
    threads: [thread],
    decompressThreads: [],
  },
  latency: null,
  timeline: [{ elapsedNs: 1000, bytesIn: 61_440, bytesOut: 9000, threads: [[800, 150, 50]] }],
}

export const sampleReport = runReport(sampleRun)
