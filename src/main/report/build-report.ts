/** Puts a report together, and names its file. */
import type { DumpFacts, Inventory } from '../../shared/dump-facts.ts'
import type { CodecFacts } from '../../shared/codecs.ts'
import {
  type Environment,
  type Report,
  REPORT_FORMAT,
  REPORT_VERSION,
  type TimelinePoint,
} from '../../shared/report.ts'
import type { RunResult } from '../../shared/result.ts'
import type { RunSettings } from '../../shared/settings.ts'

export interface ReportParts {
  readonly toolVersion: string
  readonly endedAt: Date
  readonly command: string
  readonly dump: DumpFacts
  readonly inventory: Inventory | null
  readonly settings: RunSettings
  readonly codec: CodecFacts
  readonly environment: Environment
  readonly cancelled: boolean
  readonly result: RunResult
  readonly timeline: TimelinePoint[]
}

export function buildReport(parts: ReportParts): Report {
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    tool: { name: 'migrascope', version: parts.toolVersion },
    createdAt: parts.endedAt.toISOString(),
    command: parts.command,
    dump: parts.dump,
    inventory: parts.inventory,
    settings: parts.settings,
    codecVersion: parts.codec.version,
    environment: parts.environment,
    outcome: parts.cancelled ? 'cancelled' : 'done',
    result: parts.result,
    timeline: parts.timeline,
  }
}

/** `guest-zlib-1-t4-2026-11-24T05-30-00-123Z.migrascope.json`: sorts by dump, then setting, then time. */
export function reportFileName(report: Report): string {
  const { codec, level, threads } = report.settings
  const dump = report.dump.name.replace(/\.[^.]*$/, '').replaceAll(/[^\w.-]+/g, '-') || 'dump'
  const time = report.createdAt.replaceAll(/[:.]/g, '-')
  return `${dump.slice(0, 64)}-${codec}-${level}-t${threads}-${time}.migrascope.json`
}
