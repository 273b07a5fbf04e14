/**
 * What a journal holds, one JSON object a line: a head that says what is measured, then each step as it was taken,
 * and an end when the program ended it itself. Steps add up to the report. Version 1; docs/report-format.md.
 */
import * as v from 'valibot'
import { inventorySchema } from '../../shared/dump-facts.ts'
import { environmentSchema } from '../../shared/environment.ts'
import { reportDumpSchema, sampleSchema, toolSchema } from '../../shared/report.ts'
import { runSettingsSchema } from '../../shared/settings.ts'
import { sweepPlanSchema } from '../../shared/sweep.ts'

export const JOURNAL_FORMAT = 'migrascope-journal'
export const JOURNAL_VERSION = 1

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const text = v.pipe(v.string(), v.maxLength(4096))

export const journalHeadSchema = v.object({
  kind: v.literal('head'),
  format: v.literal(JOURNAL_FORMAT),
  version: v.literal(JOURNAL_VERSION),
  tool: toolSchema,
  /** ISO 8601, UTC. */
  startedAt: text,
  command: text,
  environment: environmentSchema,
  dumps: v.pipe(v.array(reportDumpSchema), v.minLength(1), v.maxLength(1000)),
  /** Where each dump was opened from, so that the sweep can be gone on with; not part of any report. */
  paths: v.pipe(v.array(v.nullable(text)), v.maxLength(1000)),
  /** Null for a single run, which has `settings`. */
  plan: v.nullable(sweepPlanSchema),
  settings: v.nullable(runSettingsSchema),
  /** Codec id → name and version of what does the work. */
  codecVersions: v.record(v.pipe(v.string(), v.maxLength(64)), text),
})
export type JournalHead = v.InferOutput<typeof journalHeadSchema>

export const journalStepSchema = v.variant('kind', [
  v.object({
    kind: v.literal('sample'),
    /** Index among the plan's points; 0 for a single run. */
    point: count,
    sample: sampleSchema,
    /** Of the point's dump, once known. */
    inventory: v.nullable(inventorySchema),
  }),
  v.object({
    kind: v.literal('ceilings'),
    round: count,
    dump: count,
    /** MB/s, by row of this dump. */
    speeds: v.pipe(v.array(v.pipe(v.number(), v.minValue(0))), v.maxLength(5000)),
  }),
  /** A single run so far; each one replaces the one before. */
  v.object({
    kind: v.literal('so-far'),
    sample: sampleSchema,
  }),
])
export type JournalStep = v.InferOutput<typeof journalStepSchema>

export const journalEndSchema = v.object({
  kind: v.literal('end'),
  outcome: v.picklist(['done', 'cancelled', 'failed']),
})

export const journalLineSchema = v.variant('kind', [
  journalHeadSchema,
  ...journalStepSchema.options,
  journalEndSchema,
])
export type JournalLine = v.InferOutput<typeof journalLineSchema>
