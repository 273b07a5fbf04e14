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
  /** Share by which the other is faster where nothing disturbs either: see src/main/statistics/upper-rank.ts. */
  relative: v.number(),
  /** 95 % interval of `relative`; null when there are too few samples for one. */
  interval: v.nullable(interval),
  /** Of the rank test, two-sided. */
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
  /** Share up to which a difference is not called one, as it was asked for. */
  threshold: v.number(),
  /** What became of it for each report that is held against the base. */
  drifts: v.array(
    v.object({
      report: v.number(),
      /** Share by which copying and scanning were faster in it, which nothing of ours touches; 0: none shown. */
      drift: v.number(),
      /** In force: what was asked for, or the drift where that is more. */
      threshold: v.number(),
    }),
  ),
  /** Dump, machine, versions or noise that differ or matter: read these before the figures. */
  warnings: v.array(v.string()),
  points: v.array(comparedPointSchema),
  /** Points that are not in all reports, in words. */
  unmatched: v.array(v.string()),
})
export type Comparison = v.InferOutput<typeof comparisonSchema>
