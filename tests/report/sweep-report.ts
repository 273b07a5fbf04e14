/** Reports of sweeps, made from throughputs: what comparisons, tables and exports are tested on. */
import { ceilingOf } from '../../src/main/bench/ceiling-rows.ts'
import { buildPoint, buildReport } from '../../src/main/report/build-report.ts'
import type { Report } from '../../src/shared/report.ts'
import { defaultSettings, type RunSettings } from '../../src/shared/settings.ts'
import { defaultSweep } from '../../src/shared/sweep.ts'
import { plainEnvironment } from './run-report.ts'
import { sampleRun } from './sample-report.ts'

export interface PointParts {
  readonly settings: Partial<RunSettings>
  /** MB/s, one a sample. */
  readonly throughputs: readonly number[]
  readonly compressionRate?: number
  readonly source?: 'memory' | 'disk'
}

export interface SweepParts {
  readonly points: readonly PointParts[]
  /** MB/s of copying, one a round. */
  readonly memcpy?: readonly number[]
  readonly sha256?: string
  readonly dumpName?: string
  readonly cpuModel?: string
}

export function sweepReport(parts: SweepParts): Report {
  const { points, memcpy = [], sha256 = 'ab'.repeat(32), dumpName = 'guest.raw' } = parts
  let order = 0
  return buildReport({
    tool: { name: 'migrascope', version: '0.1.0' },
    endedAt: new Date('2026-01-02T03:04:05.678Z'),
    command: 'migrascope sweep guest.raw --threads 1,2',
    outcome: 'done',
    environment: { ...plainEnvironment, cpuModel: parts.cpuModel ?? plainEnvironment.cpuModel },
    dumps: [
      {
        facts: { ...sampleRun.dump, name: dumpName },
        inventory: sampleRun.inventory,
        content: { sha256, of: 'all', bytes: 61_440 },
      },
    ],
    plan: defaultSweep,
    points: points.map(({ settings, throughputs, compressionRate = 3, source = 'memory' }) =>
      buildPoint(
        0,
        { ...defaultSettings, ...settings },
        'node:zlib 1.3',
        throughputs.map(throughput => ({
          ...{ order: order++, atMs: 100 * order, latency: null, load: null },
          result: { ...sampleRun.result, throughput, compressionRate, source },
        })),
      ),
    ),
    ceilings:
      memcpy.length === 0
        ? []
        : [ceilingOf({ dump: 0, task: { kind: 'memcpy' }, samples: [...memcpy] })],
    noise: { verdict: 'quiet', causes: [] },
  })
}
