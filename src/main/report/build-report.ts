/** Puts a report together, and names its file. */
import type { Environment } from '../../shared/environment.ts'
import {
  type Ceiling,
  type Noise,
  type Point,
  type Report,
  REPORT_FORMAT,
  REPORT_VERSION,
  type ReportDump,
  type Sample,
  type Tool,
} from '../../shared/report.ts'
import type { RunSettings } from '../../shared/settings.ts'
import type { SweepPlan } from '../../shared/sweep.ts'
import { summarise } from '../statistics/summary.ts'

export interface ReportParts {
  readonly tool: Tool
  readonly endedAt: Date
  readonly command: string
  readonly outcome: Report['outcome']
  readonly environment: Environment
  readonly dumps: ReportDump[]
  /** Null for a single run. */
  readonly plan: SweepPlan | null
  readonly points: Point[]
  readonly ceilings: Ceiling[]
  readonly noise: Noise | null
}

export function buildReport({ endedAt, ...parts }: ReportParts): Report {
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    createdAt: endedAt.toISOString(),
    ...parts,
    imported: [],
  }
}

/** A point and what its samples come to. */
export function buildPoint(
  dump: number,
  settings: RunSettings,
  codecVersion: string,
  samples: Sample[],
): Point {
  const of = (figure: (result: Sample['result']) => number) =>
    summarise(samples.map(({ result }) => figure(result)))
  const restored = samples.filter(({ result }) => result.verifiedPages > 0)
  return {
    dump,
    settings,
    codecVersion,
    samples,
    summary: {
      throughput: of(result => result.throughput),
      compressionRate: of(result => result.compressionRate),
      decompressThroughput: summarise(restored.map(s => s.result.decompressThroughput)),
    },
  }
}

/** `guest-zlib-1-t4-2026-11-24T05-30-00-123Z.migrascope.json`: sorts by dump, then setting, then time. */
export function reportFileName({ dumps, points, plan, createdAt }: Report): string {
  const name = dumps[0]?.facts.name ?? 'dump'
  const dump = name.replace(/\.[^.]*$/, '').replaceAll(/[^\w.-]+/g, '-') || 'dump'
  const time = createdAt.replaceAll(/[:.]/g, '-')
  return `${dump.slice(0, 64)}-${whatRan(points, plan)}-${time}.migrascope.json`
}

function whatRan([first]: readonly Point[], plan: SweepPlan | null): string {
  if (plan !== null) {
    const { shard } = plan
    return shard === null ? 'sweep' : `sweep-${shard.index}-of-${shard.of}`
  }
  if (!first) return 'run'
  const { codec, level, threads } = first.settings
  return `${codec}-${level}-t${threads}`
}
