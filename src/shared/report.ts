/**
 * A report, version 2: what was run, on what dumps, on what machine, every sample that was measured and what
 * they come to. A single run is a report of one point with one sample; a sweep has many. Readers upgrade older
 * versions (src/main/report/upgrade.ts), refuse newer ones and anything that does not fit. The format is
 * documented in docs/report-format.md. Times are nanoseconds, sizes bytes, throughput MB/s (10^6).
 */
import * as v from 'valibot'
import { byteCount, dumpFactsSchema, inventorySchema } from './dump-facts.ts'
import { environmentSchema } from './environment.ts'
import { importedSchema } from './imported.ts'
import { runResultSchema } from './result.ts'
import { runSettingsSchema } from './settings.ts'
import { summarySchema } from './summary.ts'
import { sweepPlanSchema } from './sweep.ts'

export const REPORT_FORMAT = 'migrascope-report'
export const REPORT_VERSION = 2

const count = v.pipe(v.number(), v.minValue(0))
const list = <T extends v.GenericSchema<unknown, unknown>>(item: T, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))
const text = v.pipe(v.string(), v.maxLength(4096))

/** What the program was built from; `commit` and `modified` are null where `reason` says why. */
export const buildSchema = v.object({
  /** The last commit of git that changed what the program is built from. */
  commit: v.nullable(v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/))),
  /** Whether files differed from it. */
  modified: v.nullable(v.boolean()),
  reason: v.nullable(text),
})
export type Build = v.InferOutput<typeof buildSchema>

export const toolSchema = v.object({
  name: text,
  version: text,
  /** Reports of before it was recorded have none. */
  build: v.optional(buildSchema),
})
export type Tool = v.InferOutput<typeof toolSchema>

/** One moment of a run. Totals since the clock started, so any two give the rate between them. */
export const timelinePointSchema = v.object({
  elapsedNs: count,
  bytesIn: count,
  bytesOut: count,
  /** Per compression thread: nanoseconds busy, waiting, blocked, and of CPU time where it was written down. */
  threads: list(
    v.union([v.tuple([count, count, count, count]), v.tuple([count, count, count])]),
    256,
  ),
})
export type TimelinePoint = v.InferOutput<typeof timelinePointSchema>

/** Times of single requests, nanoseconds, as an HDR histogram of 2 figures counts them (node:perf_hooks). */
export const latencySchema = v.object({
  count,
  min: count,
  max: count,
  mean: count,
  p50: count,
  p95: count,
  p99: count,
  p999: count,
  /** [percentile, nanoseconds], rising: the whole distribution for a chart. */
  percentiles: list(v.tuple([count, count]), 1000),
})
export type Latency = v.InferOutput<typeof latencySchema>

/** What else the machine did while a sample was taken; null where the system does not tell. */
export const machineLoadSchema = v.object({
  /** CPU time of other processes ÷ CPU time that there was, 0–1. */
  others: v.nullable(count),
  /** Time that a hypervisor gave to others ÷ CPU time that there was, 0–1. */
  steal: v.nullable(count),
  /** Mean of the cores' clocks at the end ÷ at the beginning. */
  frequency: v.nullable(count),
  /** Pages swapped in and out. */
  swapped: v.nullable(count),
  /** Times that a core was slowed for heat. Earlier reports have none. */
  throttled: v.optional(v.nullable(count), null),
})
export type MachineLoad = v.InferOutput<typeof machineLoadSchema>

export const sampleSchema = v.object({
  /** Which of all the sweep's samples it was, from 0. */
  order: count,
  /** Milliseconds since the sweep began, when its clock started. */
  atMs: count,
  result: runResultSchema,
  /** Of the compression requests: from handing over until a thread began, and in the thread. */
  latency: v.nullable(v.object({ wait: latencySchema, run: latencySchema })),
  load: v.nullable(machineLoadSchema),
  /** How it went over time; kept for single runs. */
  timeline: v.optional(list(timelinePointSchema, 10_000)),
})
export type Sample = v.InferOutput<typeof sampleSchema>

export const pointSchema = v.object({
  /** Index into `dumps`. */
  dump: count,
  settings: runSettingsSchema,
  /** Name and version of what did the work. */
  codecVersion: text,
  samples: list(sampleSchema, 1000),
  /** Of the samples' throughput, compression-rate and decompression; null where nothing was measured. */
  summary: v.object({
    throughput: v.nullable(summarySchema),
    compressionRate: v.nullable(summarySchema),
    decompressThroughput: v.nullable(summarySchema),
  }),
})
export type Point = v.InferOutput<typeof pointSchema>

/** A row to hold the points against: how fast this machine is at something simpler, measured in between. */
export const ceilingSchema = v.object({
  kind: v.picklist(['memcpy', 'zero-scan', 'plain-loop']),
  /** Index into `dumps`. */
  dump: count,
  /** For `plain-loop`: the codec in one thread without a queue. */
  codec: v.nullable(
    v.object({
      codec: runSettingsSchema.pipe[0].entries.codec,
      level: v.number(),
      requestBytes: count,
    }),
  ),
  /** MB/s. */
  samples: list(count, 1000),
  summary: v.nullable(summarySchema),
})
export type Ceiling = v.InferOutput<typeof ceilingSchema>

export const noiseSchema = v.object({
  verdict: v.picklist(['quiet', 'noisy']),
  /** Likely causes in words with figures, the strongest first; empty when quiet or unknown. */
  causes: list(text, 20),
})
export type Noise = v.InferOutput<typeof noiseSchema>

export const reportDumpSchema = v.object({
  facts: dumpFactsSchema,
  /** What the dump holds; null for a run that was cancelled before that was known. */
  inventory: v.nullable(inventorySchema),
  /** SHA-256 in hex of the file's content or, of a large file, of the stated sample of it. */
  content: v.nullable(
    v.object({
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      /** `all`: every byte. `sample`: `bytes` in blocks of 1 MiB spread evenly from the first to the last. */
      of: v.picklist(['all', 'sample']),
      bytes: byteCount,
    }),
  ),
})
export type ReportDump = v.InferOutput<typeof reportDumpSchema>

export const reportSchema = v.pipe(
  v.object({
    format: v.literal(REPORT_FORMAT),
    version: v.literal(REPORT_VERSION),
    tool: toolSchema,
    /** ISO 8601, UTC: when it ended. */
    createdAt: text,
    /** The command line that repeats it. */
    command: text,
    /** `cancelled`: stopped by the user. `recovered`: from the journal of a program that did not end itself. */
    outcome: v.picklist(['done', 'cancelled', 'recovered']),
    environment: environmentSchema,
    /** Of a report that was merged of several machines' shards: theirs, in the shards' order. */
    machines: v.optional(list(environmentSchema, 10_000)),
    dumps: v.pipe(list(reportDumpSchema, 1000), v.minLength(1)),
    /** Null for a single run. */
    plan: v.nullable(sweepPlanSchema),
    points: list(pointSchema, 5000),
    ceilings: list(ceilingSchema, 5000),
    noise: v.nullable(noiseSchema),
    /** What other programs measured, to hold the points against. */
    imported: importedSchema,
  }),
  v.check(
    ({ dumps, points, ceilings }) =>
      [...points, ...ceilings].every(({ dump }) => Number.isInteger(dump) && dump < dumps.length),
    'a point names a dump that the report does not have',
  ),
)
export type Report = v.InferOutput<typeof reportSchema>

/** A single run, out of its report. */
export interface RunRecord {
  readonly tool: Report['tool']
  readonly createdAt: string
  readonly command: string
  readonly outcome: Report['outcome']
  readonly environment: Report['environment']
  readonly dump: ReportDump['facts']
  readonly inventory: ReportDump['inventory']
  readonly settings: Point['settings']
  readonly codecVersion: string
  readonly result: Sample['result']
  readonly latency: Sample['latency']
  readonly timeline: readonly TimelinePoint[]
}

/** The run that a report is of; undefined when it is a sweep's. */
export function runRecord(report: Report): RunRecord | undefined {
  const [point] = report.points
  const [sample] = point?.samples ?? []
  const dump = report.dumps[point?.dump ?? 0]
  if (report.plan !== null || !point || !sample || !dump) return undefined
  const { tool, createdAt, command, outcome, environment } = report
  const { settings, codecVersion } = point
  const { result, latency, timeline = [] } = sample
  const { facts, inventory } = dump
  return {
    ...{ tool, createdAt, command, outcome, environment, dump: facts, inventory },
    ...{ settings, codecVersion, result, latency, timeline },
  }
}
