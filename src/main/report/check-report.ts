/**
 * What is wrong with a report, all of it and where: against the schema, and then against itself, where a figure that
 * was changed by hand or by a fault does not fit the others. Reading needs the schema only.
 */
import * as v from 'valibot'
import { toFailure } from '../../shared/failure.ts'
import { type Point, type Report, REPORT_VERSION, reportSchema } from '../../shared/report.ts'
import { pointLabel, sweepPoints } from '../../shared/sweep.ts'
import { summarise } from '../statistics/summary.ts'
import { parseReport } from './parse-report.ts'

export interface Finding {
  /** Path into the report, such as `points.3.samples.0.result.wallNs`; empty for the text as a whole. */
  readonly at: string
  readonly message: string
}

/** More do not help. */
const MOST = 50
/** Sums in floating point, and what JSON keeps of them. */
const TOLERANCE = 1e-9

/** @param name of the file, for messages @returns nothing when it is whole */
export function checkReport(name: string, text: string): readonly Finding[] {
  let report: Report
  try {
    report = parseReport(name, text)
  } catch (error) {
    return misfits(text) ?? [{ at: '', message: toFailure(error).message }]
  }
  return [...planFindings(report), ...orderFindings(report), ...pointFindings(report)].slice(
    0,
    MOST,
  )
}

/** All that the schema has against a report of today's version; undefined where it is something else. */
function misfits(text: string): Finding[] | undefined {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return undefined
  }
  const head = v.safeParse(v.object({ version: v.literal(REPORT_VERSION) }), content)
  const parsed = v.safeParse(reportSchema, content)
  if (!head.success || parsed.success) return undefined
  return parsed.issues
    .slice(0, MOST)
    .map(issue => ({ at: v.getDotPath(issue) ?? '', message: issue.message }))
}

function* planFindings({ plan, points, dumps }: Report): Generator<Finding> {
  if (plan === null) {
    const samples = points.reduce((sum, point) => sum + point.samples.length, 0)
    if (points.length === 1 && samples === 1) return
    yield {
      at: 'plan',
      message: `there is none, but ${points.length} points and ${samples} samples`,
    }
    return
  }
  const planned = sweepPoints(plan, dumps.length).map(keyOf)
  const there = points.map(keyOf)
  const i = planned.findIndex((key, at) => key !== there[at])
  if (i >= 0 || there.length > planned.length) {
    const at = i < 0 ? planned.length : i
    const [wanted = 'none', found = 'none'] = [planned[at], there[at]]
    yield { at: `points.${at}`, message: `the plan has ${wanted} here, the report ${found}` }
  }
}

const keyOf = ({ dump, settings }: Pick<Point, 'dump' | 'settings'>) =>
  `${pointLabel(settings)} of dump ${dump}`

function* orderFindings({ points }: Report): Generator<Finding> {
  const seen = new Set<number>()
  for (const [i, { samples }] of points.entries()) {
    for (const [j, { order }] of samples.entries()) {
      if (seen.has(order)) {
        const at = `points.${i}.samples.${j}.order`
        yield { at, message: `${order} is another sample's order, too` }
      }
      seen.add(order)
    }
  }
}

function* pointFindings({ points }: Report): Generator<Finding> {
  for (const [i, { samples, summary }] of points.entries()) {
    for (const [j, { result }] of samples.entries()) {
      const { bytesIn, wallNs, throughput } = result
      // Bytes per nanosecond × 1000 = MB/s.
      if (wallNs > 0 && !isNear(throughput, (bytesIn / wallNs) * 1e3)) {
        const at = `points.${i}.samples.${j}.result.throughput`
        yield { at, message: `${throughput} is not bytesIn ÷ wallNs` }
      }
    }
    for (const figure of ['throughput', 'compressionRate'] as const) {
      const of = summarise(samples.map(({ result }) => result[figure]))
      const found = summary[figure]
      const fits =
        of === null || found === null
          ? of === found
          : of.samples === found.samples && isNear(of.median, found.median)
      if (fits) continue
      const at = `points.${i}.summary.${figure}`
      yield {
        at,
        message: `a median of ${found?.median ?? 'none'}, the samples' is ${of?.median ?? 'none'}`,
      }
    }
  }
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b))
