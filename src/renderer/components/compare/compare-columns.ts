/** The columns of a comparison, and how an interval is drawn as a small bar. */
import type { ComparedPoint, Comparison, Verdict } from '../../../shared/comparison.ts'
import { strings } from '../../strings/index.ts'
import { figureColumn, labelsOf, textColumn, type Column } from '../../ui/columns.ts'
import { formatDecimal, formatRate, formatShare, formatThroughput } from '../../ui/figures.ts'

const s = strings.compare
const text = textColumn<ComparedPoint>
const figure = figureColumn<ComparedPoint>
const named = labelsOf(s.columns)

/** With its sign, so that nothing hangs on a colour: `+3.2 %`, `−12.0 %`. */
export function formatChange(share: number): string {
  return `${share < 0 ? '−' : '+'}${formatShare(Math.abs(share))}`
}

/** MB/s with its sign. */
export function formatDifference(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${formatThroughput(Math.abs(difference))}`
}

/** Under a thousandth the digits say nothing. */
export const formatP = (p: number) =>
  p < 0.001 ? `< ${formatDecimal(0.001, 3)}` : formatDecimal(p, 3)

export const verdictWord = (verdict: Verdict) => `${s.signs[verdict]} ${s.verdicts[verdict]}`

export function relativeText({ relative, interval, verdict }: ComparedPoint): string {
  if (verdict === 'not comparable') return ''
  if (interval === null) return formatChange(relative)
  return `${formatChange(relative)} (${formatChange(interval.low)} … ${formatChange(interval.high)})`
}

const isComparable = ({ verdict }: ComparedPoint) => verdict !== 'not comparable'

/** Columns that say nothing here (one dump, two reports) are left out. */
export function compareColumns({ names, points }: Comparison): readonly Column<ComparedPoint>[] {
  const dumps = new Set(points.map(({ dump }) => dump))
  return [
    text('label', named('label'), row => row.label),
    ...(dumps.size > 1 ? [text('dump', named('dump'), row => row.dump)] : []),
    ...(names.length > 2 ? [text('report', named('report'), row => names[row.report] ?? '')] : []),
    figure('base', named('base'), 'MB/s', row => row.base, formatThroughput),
    figure('other', named('other'), 'MB/s', row => row.other, formatThroughput),
    figure(
      ...(['absolute', named('absolute'), 'MB/s'] as const),
      row => (isComparable(row) ? row.absolute : null),
      formatDifference,
    ),
    {
      ...figure(
        'relative',
        named('relative'),
        '1',
        r => (isComparable(r) ? r.relative : null),
        String,
      ),
      get label() {
        return s.columns.relative
      },
      text: relativeText,
    },
    figure('p', named('p'), undefined, row => (isComparable(row) ? row.p : null), formatP),
    text('verdict', named('verdict'), row => verdictWord(row.verdict)),
    text('reason', named('reason'), row => row.reason),
  ]
}

/** For files: the interval's ends and both ratios as figures of their own. */
export function compareFileColumns(comparison: Comparison): readonly Column<ComparedPoint>[] {
  const shown = compareColumns(comparison)
  const at = shown.findIndex(({ id }) => id === 'p')
  return [
    ...shown.slice(0, at),
    figure('low', named('low'), '1', row => row.interval?.low, formatChange),
    figure('high', named('high'), '1', row => row.interval?.high, formatChange),
    ...shown.slice(at),
    figure('base-rate', named('baseRate'), undefined, row => row.rates.base, formatRate),
    figure('other-rate', named('otherRate'), undefined, row => row.rates.other, formatRate),
  ]
}

/** Where an interval lies on a bar that goes from −reach to +reach, in per cent from its left. */
export interface BarPlace {
  readonly left: number
  readonly width: number
  readonly middle: number
}

export function barPlace({ relative, interval }: ComparedPoint, reach: number): BarPlace {
  const place = (share: number) => (Math.min(reach, Math.max(-reach, share)) / reach + 1) * 50
  const [low, high] = interval === null ? [relative, relative] : [interval.low, interval.high]
  return { left: place(low), width: place(high) - place(low), middle: place(relative) }
}

/** The largest end of any interval, so that all bars have one scale; the threshold at least twice over. */
export function barReach({ points, threshold }: Comparison): number {
  const ends = points
    .filter(isComparable)
    .flatMap(({ relative, interval }) => [relative, interval?.low ?? 0, interval?.high ?? 0])
  return Math.max(threshold * 2, 0.01, ...ends.map(Math.abs))
}
