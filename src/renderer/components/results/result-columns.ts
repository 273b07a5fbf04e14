/** The columns of the results: what each shows, and what it is in files. */
import { bandOf } from '../../live/utilisation.ts'
import { listed, strings } from '../../strings/index.ts'
import { figureColumn, labelsOf, textColumn, type Cell, type Column } from '../../ui/columns.ts'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRate,
  formatShare,
  formatThroughput,
} from '../../ui/figures.ts'
import { linkColumns, linkMark, noLink, type OverLink } from './link-columns.ts'
import type { Best, ResultRow } from './result-rows.ts'

const s = strings.table
const text = textColumn<ResultRow>
const figure = figureColumn<ResultRow>
const named = labelsOf(s.columns)

/** Half the interval's width as a share of the median: how sure a figure is. */
const spread = ({ throughput, low, high }: ResultRow) =>
  throughput === null || throughput <= 0 || low === null || high === null
    ? null
    : (high - low) / 2 / throughput

export const policyWord = (waitThread: boolean) => (waitThread ? s.policies.wait : s.policies.send)
export const utilisationText = (share: number) =>
  `${formatShare(share)} ${strings.band[bandOf(share)]}`

const label = text('label', named('label'), row => row.label)
const dump = text('dump', named('dump'), row => row.dump)
const kind = text('kind', named('kind'), row => s.kinds[row.kind])
const settings: readonly Column<ResultRow>[] = [
  text('codec', named('codec'), row => row.codec),
  figure('level', named('level'), undefined, row => row.level, String),
  figure('threads', named('threads'), undefined, row => row.threads, String),
  figure('requestBytes', named('requestBytes'), 'B', row => row.requestBytes, formatBytes),
  text('waitThread', named('waitThread'), row =>
    row.waitThread === null ? null : policyWord(row.waitThread),
  ),
  text('design', named('design'), row => row.design),
]
const throughput = figure(
  'throughput',
  named('throughput'),
  'MB/s',
  row => row.throughput,
  formatThroughput,
)
const interval: Column<ResultRow> = {
  ...{ id: 'interval', numeric: true, value: spread },
  get label() {
    return s.columns.interval
  },
  text: row => {
    const share = spread(row)
    return share === null ? '' : `± ${formatShare(share)}`
  },
}
const measured: readonly Column<ResultRow>[] = [
  figure('ratio', named('ratio'), undefined, row => row.ratio, formatRate),
  figure('utilisation', named('utilisation'), '0-1', row => row.utilisation, utilisationText),
  figure('pagesPerSecond', named('pagesPerSecond'), '1/s', row => row.pagesPerSecond, formatCount),
  figure('decompression', named('decompression'), 'MB/s', r => r.decompression, formatThroughput),
  figure('waitP50', named('waitP50'), 'ns', row => row.waitP50, formatDuration),
  figure('waitP99', named('waitP99'), 'ns', row => row.waitP99, formatDuration),
  figure('runP50', named('runP50'), 'ns', row => row.runP50, formatDuration),
  figure('runP99', named('runP99'), 'ns', row => row.runP99, formatDuration),
  figure('samples', named('samples'), undefined, row => row.samples, formatCount),
]

/** Marks and notes of a row as one text. */
export function notesText(
  row: ResultRow,
  best: ReadonlyMap<string, readonly Best[]>,
  over: OverLink,
): string {
  const marks = (best.get(row.id) ?? []).map(mark => s.best[mark])
  const mark = linkMark(row, over)
  return listed([...marks, ...(mark === undefined ? [] : [mark]), ...row.notes])
}

const notes = (best: ReadonlyMap<string, readonly Best[]>, over: OverLink): Column<ResultRow> => {
  const value = (row: ResultRow) => notesText(row, best, over)
  return {
    id: 'notes',
    get label() {
      return s.columns.notes
    },
    numeric: false,
    value: r => value(r) || null,
    text: value,
  }
}

/** Columns of which the points have one value only say nothing row by row. */
const isWorthShowing = ({ value }: Column<ResultRow>, points: readonly ResultRow[]) =>
  new Set<Cell>(points.map(value)).size > 1

/** What the table shows: settings that differ, figures that were measured. */
export function shownColumns(
  rows: readonly ResultRow[],
  best: ReadonlyMap<string, readonly Best[]>,
  over: OverLink = noLink,
): readonly Column<ResultRow>[] {
  const points = rows.filter(row => row.kind === 'point')
  const isKnown = (column: Column<ResultRow>) => rows.some(row => column.value(row) !== null)
  return [
    label,
    ...[dump, ...settings].filter(column => isWorthShowing(column, points)),
    ...[throughput, ...[interval].filter(isKnown)],
    ...linkColumns(over),
    ...measured.filter(isKnown),
    notes(best, over),
  ]
}

/** Settings that are the same for every point, as `design: per-thread`; none of a single point, which says them all. */
export function sameForAll(rows: readonly ResultRow[]): readonly string[] {
  const points = rows.filter(row => row.kind === 'point')
  const [first] = points
  if (first === undefined) return []
  return [dump, ...settings]
    .filter(column => !isWorthShowing(column, points))
    .map(column => s.setting(column.label, column.text(first)))
}

/** What goes into files and onto the clipboard: every setting, and the interval's ends rather than its width. */
export function fileColumns(
  best: ReadonlyMap<string, readonly Best[]>,
  over: OverLink = noLink,
): readonly Column<ResultRow>[] {
  return [
    ...[kind, dump, label, ...settings, throughput],
    figure('low', named('low'), 'MB/s', row => row.low, formatThroughput),
    figure('high', named('high'), 'MB/s', row => row.high, formatThroughput),
    ...measured,
    ...linkColumns(over),
    notes(best, over),
  ]
}
