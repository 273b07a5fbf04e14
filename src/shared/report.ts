/**
 * The report of a run, version 1: what was run, on what dump, on what machine, what came out, and how it
 * went over time. Readers refuse newer versions and anything that does not fit.
 */
import * as v from 'valibot'
import { dumpFactsSchema, inventorySchema } from './dump-facts.ts'
import { runResultSchema } from './result.ts'
import { runSettingsSchema } from './settings.ts'

export const REPORT_FORMAT = 'migrascope-report'
export const REPORT_VERSION = 1

const count = v.pipe(v.number(), v.minValue(0))

/** One moment of the run. Totals since the clock started, so any two give the rate between them. */
export const timelinePointSchema = v.object({
  elapsedNs: count,
  bytesIn: count,
  bytesOut: count,
  /** Per compression thread: nanoseconds busy, waiting, blocked. */
  threads: v.array(v.tuple([count, count, count])),
})
export type TimelinePoint = v.InferOutput<typeof timelinePointSchema>

export const environmentSchema = v.object({
  platform: v.string(),
  arch: v.string(),
  osRelease: v.string(),
  cpuModel: v.string(),
  cpus: count,
  memoryBytes: count,
  /** `process.versions` of what matters: node, v8, zlib, zstd, electron. */
  versions: v.record(v.string(), v.string()),
})
export type Environment = v.InferOutput<typeof environmentSchema>

export const reportSchema = v.object({
  format: v.literal(REPORT_FORMAT),
  version: v.literal(REPORT_VERSION),
  tool: v.object({ name: v.string(), version: v.string() }),
  /** ISO 8601, UTC: when the run ended. */
  createdAt: v.string(),
  /** The command line that repeats the run. */
  command: v.string(),
  dump: dumpFactsSchema,
  /** What the dump holds; null for a run that was cancelled before that was known. */
  inventory: v.nullable(inventorySchema),
  settings: runSettingsSchema,
  codecVersion: v.string(),
  environment: environmentSchema,
  /** `cancelled`: stopped by the user; the result covers the pages done until then. */
  outcome: v.picklist(['done', 'cancelled']),
  result: runResultSchema,
  timeline: v.array(timelinePointSchema),
})
export type Report = v.InferOutput<typeof reportSchema>
