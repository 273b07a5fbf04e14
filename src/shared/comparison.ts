/**
 * What comparing reports gives: their points joined, each held against the same point of the first report (the
 * base), with the difference, how sure it is, and a verdict. Throughput in MB/s, differences as shares of the base.
 */
import * as v from 'valibot'
import { runSettingsSchema } from './settings.ts'

export const verdicts = ['faster', 'slower', 'no difference shown', 'not comparable'] as const
export type Verdict = (typeof verdicts)[number]

const interval = v.object({ low: v.number(), high: v.number() })

export const comparedPointSchema = v.object({
  /** Index of the report among the compared, 1 at least: 0 is the base. */
  report: v.number(),
  dump: v.string(),
  label: v.string(),
  settings: runSettingsSchema,
  /** Medians. */
  base: v.number(),
  other: v.number(),
  /** other − base, MB/s, of the medians. */
  absolute: v.number(),
  /** Share by which the other is faster: Hodges and Lehmann's estimate on logarithms. */
  relative: v.number(),
  /** 95 % interval of `relative`; null when there are too few samples for one. */
  interval: v.nullable(interval),
  /** Mann–Whitney, two-sided. */
  p: v.number(),
  /** Median compression-rate of both. */
  rates: v.object({ base: v.number(), other: v.number() }),
  verdict: v.picklist(verdicts),
  /** Why there is no other verdict. */
  reason: v.nullable(v.string()),
})
export type ComparedPoint = v.InferOutput<typeof comparedPointSchema>

export const comparisonSchema = v.object({
  /** Names of the compared reports, the base first. */
  names: v.array(v.string()),
  /** Share below which a difference is not called one. */
  threshold: v.number(),
  /** Dump, machine, versions or noise that differ or matter: read these before the figures. */
  warnings: v.array(v.string()),
  points: v.array(comparedPointSchema),
  /** Points that are not in all reports, in words. */
  unmatched: v.array(v.string()),
})
export type Comparison = v.InferOutput<typeof comparisonSchema>
