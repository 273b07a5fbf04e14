/** Reports of single runs, put together from what a test cares for. */
import type { Environment } from '../../src/shared/environment.ts'
import { type Report, type RunRecord, runRecord } from '../../src/shared/report.ts'

/** A machine of which nothing but the usual is known. */
export const plainEnvironment: Environment = {
  platform: 'linux',
  arch: 'x64',
  osRelease: '6.1',
  osName: 'A system 12',
  hostName: null,
  versions: { node: '24.0.0' },
  cpuModel: 'a processor',
  cpus: 2,
  memoryBytes: 8e9,
  sockets: 1,
  cores: 2,
  threadsPerCore: 1,
  numaNodes: 1,
  l2Bytes: 524_288,
  l3Bytes: null,
  cpuQuota: null,
  governor: 'performance',
  energyPreference: null,
  minMHz: null,
  maxMHz: null,
  currentMHz: 2100,
  coreMHz: null,
  turbo: false,
  onBattery: null,
  throttled: 0,
  transparentHugePages: 'madvise',
  mitigations: null,
  loadAverage: 0.1,
  availableBytes: 6e9,
  virtualisation: 'none',
  priority: 0,
  timerNs: 60,
  unread: { hostName: 'not asked for', l3Bytes: 'the system does not show it' },
}

export function runReport(record: RunRecord): Report {
  const { tool, createdAt, command, outcome, environment } = record
  const { dump, inventory, settings, codecVersion, result, latency, timeline } = record
  const one = (value: number) => ({
    ...{ samples: 1, median: value, low: value, high: value, min: value, max: value },
    outliers: [],
  })
  return {
    ...{ format: 'migrascope-report', version: 2, tool, createdAt, command, outcome, environment },
    dumps: [{ facts: dump, inventory, content: null }],
    plan: null,
    points: [
      {
        ...{ dump: 0, settings, codecVersion },
        samples: [{ order: 0, atMs: 0, result, latency, load: null, timeline: [...timeline] }],
        summary: {
          throughput: one(result.throughput),
          compressionRate: one(result.compressionRate),
          decompressThroughput: result.verifiedPages > 0 ? one(result.decompressThroughput) : null,
        },
      },
    ],
    ceilings: [],
    noise: null,
    imported: [],
  }
}

/** The run of a report that is known to be of one. */
export function runOf(report: Report): RunRecord {
  const record = runRecord(report)
  if (record === undefined) throw new Error('the report is of no single run')
  return record
}
