/**
 * Compares reports point by point. A difference is called one when the ranks of the faster half of the samples show it
 * (upper-rank.ts, p < 0.05) and it is larger than a threshold: between two runs of the same program a machine drifts
 * by some per cent, which is real, and is not what anybody asks for. How far it drifted shows in the ceiling rows,
 * which no change of ours touches; the threshold in force is never less than that.
 */
import { median } from 'simple-statistics'
import type { ComparedPoint, Comparison } from '../../shared/comparison.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Point, Report, ReportDump } from '../../shared/report.ts'
import { pointKey, pointLabel } from '../../shared/sweep.ts'
import { formatShare } from '../../shared/units.ts'
import { upperRankP, upperShift } from '../statistics/upper-rank.ts'
import { differencesOf } from './compare-conditions.ts'

export interface NamedReport {
  readonly name: string
  readonly report: Report
}

export interface CompareOptions {
  /** Smallest share that matters, 0–1. */
  readonly threshold?: number
}

/** Where none is asked for. */
const THRESHOLD = 0.03
const ALPHA = 0.05

/**
 * @param reports two at least, the base first
 * @throws MigrascopeError `not-comparable` when no point is in the base and another report
 */
export function compareReports(
  reports: readonly NamedReport[],
  { threshold = THRESHOLD }: CompareOptions = {},
): Comparison {
  const [base, ...others] = reports
  if (base === undefined || others.length === 0) {
    throw new MigrascopeError('bad-argument', 'It takes two reports to compare.')
  }
  const points: ComparedPoint[] = []
  const unmatched: string[] = []
  const warnings: string[] = []
  const drifts: Comparison['drifts'] = []
  const baseKeys = keysOf(base.report)
  others.forEach((other, i) => {
    const { words, drift } = differencesOf(base, other)
    warnings.push(...words)
    const keys = keysOf(other.report)
    const least = Math.max(threshold, Math.abs(drift))
    drifts.push({ report: i + 1, drift, threshold: least })
    for (const [key, point] of baseKeys) {
      const match = keys.get(key)
      if (match) points.push(comparePoint(i + 1, base.report, point, match, least))
      else unmatched.push(`${pointLabel(point.settings)} is in ${base.name} only`)
    }
    for (const [key, point] of keys) {
      if (!baseKeys.has(key))
        unmatched.push(`${pointLabel(point.settings)} is in ${other.name} only`)
    }
  })
  if (points.length === 0) {
    const message =
      'These reports have no point in common: different dumps, or different settings. Compare reports of one sweep.'
    throw new MigrascopeError('not-comparable', message)
  }
  return { names: reports.map(({ name }) => name), threshold, drifts, warnings, points, unmatched }
}

/** Points that were measured, by a key that is equal for equal points of equal dumps. */
function keysOf({ dumps, points }: Report): Map<string, Point> {
  const measured = points.filter(point => point.samples.length > 0)
  return new Map(
    measured.map(point => [pointKey(dumpKey(dumps[point.dump]), point.settings), point]),
  )
}

/** By content where that is known; else name and size must do. */
export const dumpKey = (dump: ReportDump | undefined): string =>
  dump?.content?.sha256 ?? `${dump?.facts.name ?? ''} ${dump?.facts.guestBytes ?? 0}`

const throughputs = ({ samples }: Point) => samples.map(({ result }) => result.throughput)

function comparePoint(
  report: number,
  { dumps }: Report,
  base: Point,
  other: Point,
  threshold: number,
): ComparedPoint {
  const [a, b] = [throughputs(base), throughputs(other)]
  const [medianA, medianB] = [median(a), median(b)]
  const isPositive = [...a, ...b].every(value => value > 0)
  // On logarithms a shift is a factor.
  const { estimate, interval } = isPositive
    ? upperShift(a.map(Math.log), b.map(Math.log))
    : { estimate: 0, interval: null }
  const p = upperRankP(a, b)
  const share = (log: number) => Math.exp(log) - 1
  const relative = share(estimate)
  const shares = interval && { low: share(interval.low), high: share(interval.high) }
  return {
    report,
    dump: dumps[base.dump]?.facts.name ?? '',
    label: pointLabel(base.settings),
    settings: base.settings,
    base: medianA,
    other: medianB,
    absolute: medianB - medianA,
    relative,
    interval: shares,
    p,
    rates: {
      base: base.summary.compressionRate?.median ?? 0,
      other: other.summary.compressionRate?.median ?? 0,
    },
    ...verdictOf(base, other, { relative, interval: shares, p }, threshold),
  }
}

function verdictOf(
  base: Point,
  other: Point,
  { relative, interval, p }: Pick<ComparedPoint, 'relative' | 'interval' | 'p'>,
  threshold: number,
): Pick<ComparedPoint, 'verdict' | 'reason'> {
  const sources = [base, other].map(({ samples }) => samples[0]?.result.source)
  if (sources[0] !== sources[1]) {
    const reason = `one read its pages from ${sources[0] ?? '?'}, the other from ${sources[1] ?? '?'}`
    return { verdict: 'not comparable', reason }
  }
  const none = (reason: string) => ({ verdict: 'no difference shown' as const, reason })
  if (interval === null) return none('too few samples: it takes four of each')
  if (p >= ALPHA) return none('the samples overlap')
  if (Math.abs(relative) <= threshold) return none(`not beyond ${formatShare(threshold)}`)
  return { verdict: relative > 0 ? 'faster' : 'slower', reason: null }
}
