/**
 * A report as Markdown. Short, for a patch or a chat: what, where, and the points that matter. Full, for an issue:
 * the dump, the machine and every point with its interval, times of requests and shares of time.
 */
import type { LinkQuestion } from '../../../shared/plan/link.ts'
import type { Latency, Report } from '../../../shared/report.ts'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRate,
  formatThroughput,
} from '../../../shared/units.ts'
import {
  ceilingName,
  intervalText,
  machineFacts,
  machineText,
  shareText,
  speedText,
  text,
  UNKNOWN,
} from './figure-text.ts'
import { answerMarkdown } from './link-answer.ts'
import { code, type Column, markdownTable, plain } from './markdown-table.ts'
import { pointFigures, type PointFigures, speedOf } from './point-figures.ts'

/** Rows of the short one: what a reader of a mail looks at. */
const MOST_SHORT = 12

const left = (title: string): Column => ({ title, align: 'left' })
const right = (title: string): Column => ({ title, align: 'right' })
const paragraphs = (parts: readonly string[]) =>
  `${parts.filter(part => part !== '').join('\n\n')}\n`

/** @param question a link to give the answer for */
export function shortMarkdown(report: Report, question: LinkQuestion | null = null): string {
  const all = pointFigures(report).filter(({ typical }) => typical !== undefined)
  const shown = (all.length > MOST_SHORT ? all.filter(isWorthIt) : all)
    .sort((a, b) => speedOf(b.point) - speedOf(a.point))
    .slice(0, MOST_SHORT)
  const table = markdownTable(
    [left('point'), right('throughput'), right('95 %'), right('rate'), right('utilisation')],
    shown.map(figures => pointCells(figures)),
  )
  const left_ = all.length - shown.length
  return paragraphs([
    `**Migrascope**: ${report.dumps.map(({ facts }) => plain(facts.name)).join(', ')}, on ${plain(machineText(report))}`,
    ...answerMarkdown(report, question, false),
    table,
    left_ > 0 ? `${formatCount(left_)} more points, slower and not smaller.` : '',
    noiseText(report),
    code(report.command),
  ])
}

/** Points that are fastest, smallest, or beaten by none in both. */
const isWorthIt = ({ isOnFront, isFastest, isSmallest }: PointFigures) =>
  isOnFront || isFastest || isSmallest

function pointCells({ name, point, utilisation, isFastest, isSmallest }: PointFigures): string[] {
  const { throughput, compressionRate } = point.summary
  const marks = [...(isFastest ? ['fastest'] : []), ...(isSmallest ? ['best rate'] : [])]
  return [
    plain(name) + (marks.length > 0 ? ` **${marks.join(', ')}**` : ''),
    speedText(throughput),
    intervalText(throughput),
    text(compressionRate, ({ median }) => formatRate(median)),
    shareText(utilisation),
  ]
}

function noiseText({ noise }: Report): string {
  if (noise === null) return ''
  const causes = noise.causes.map(plain).join('; ')
  return noise.verdict === 'quiet' ? 'The machine was quiet.' : `The machine was noisy: ${causes}.`
}

/** @param question a link to give the answer for */
export function fullMarkdown(report: Report, question: LinkQuestion | null = null): string {
  const figures = pointFigures(report)
  const { outcome, tool, createdAt, command } = report
  return paragraphs([
    '# Migrascope report',
    `${plain(`${tool.name} ${tool.version}, ${createdAt}`)}${outcome === 'done' ? '' : `. **${outcome}**: figures so far`}`,
    code(command),
    noiseText(report),
    ...answerMarkdown(report, question, true),
    '## Points',
    pointTable(figures),
    ...titled('## Time of the threads', stateTable(figures)),
    ...titled('## Time of single requests', latencyTable(figures)),
    ...titled('## One thread, no queue', ceilingTable(report)),
    ...titled('## Measured by other programs', importedTable(report)),
    '## Dumps',
    dumpTable(report),
    '## Machine',
    markdownTable(
      [left('what'), left('value')],
      machineFacts(report).map(([name, value]) => [plain(name), plain(value)]),
    ),
  ])
}

const titled = (title: string, table: string) => (table === '' ? [] : [title, table])

const pointTable = (figures: readonly PointFigures[]) =>
  markdownTable(
    [
      ...[left('point'), right('throughput'), right('95 %'), right('rate'), right('utilisation')],
      ...[right('busy-rate'), right('decompression'), right('samples')],
    ],
    figures.map(f => [
      ...pointCells(f),
      shareText(f.typical?.result.busyRate),
      speedText(f.point.summary.decompressThroughput),
      String(f.point.samples.length),
    ]),
  )

function stateTable(figures: readonly PointFigures[]): string {
  const rows = figures.flatMap(({ name, states }) =>
    states === null
      ? []
      : [
          [
            plain(name),
            ...[states.busy, states.waiting, states.blocked, states.other].map(shareText),
          ],
        ],
  )
  const columns = ['busy', 'waiting', 'blocked', 'other'].map(right)
  return rows.length === 0 ? '' : markdownTable([left('point'), ...columns], rows)
}

function latencyTable(figures: readonly PointFigures[]): string {
  const row = (name: string, what: string, { p50, p95, p99, p999, max }: Latency) => [
    plain(name),
    what,
    ...[p50, p95, p99, p999, max].map(formatDuration),
  ]
  const rows = figures.flatMap(({ name, latency }) =>
    latency === null ? [] : [row(name, 'wait', latency.wait), row(name, 'run', latency.run)],
  )
  const columns = ['p50', 'p95', 'p99', 'p99.9', 'max'].map(right)
  return rows.length === 0 ? '' : markdownTable([left('point'), left('time'), ...columns], rows)
}

function ceilingTable(report: Report): string {
  const rows = report.ceilings.map(ceiling => [
    plain(ceilingName(ceiling, report)),
    speedText(ceiling.summary),
    intervalText(ceiling.summary),
  ])
  return rows.length === 0
    ? ''
    : markdownTable([left('what'), right('throughput'), right('95 %')], rows)
}

function importedTable({ imported }: Report): string {
  const rows = imported.map(row => [
    plain(`${row.source}: ${row.name}`),
    plain(row.input ?? UNKNOWN),
    text(row.throughput, formatThroughput),
    text(row.ratio, formatRate),
    text(row.decompressThroughput, formatThroughput),
    plain(row.notes.join('; ')),
  ])
  const columns = [right('throughput'), right('rate'), right('decompression'), left('notes')]
  return rows.length === 0 ? '' : markdownTable([left('what'), left('input'), ...columns], rows)
}

const dumpTable = ({ dumps }: Report) =>
  markdownTable(
    [left('dump'), left('format'), right('guest memory'), right('page size'), left('SHA-256')],
    dumps.map(({ facts, content }) => [
      plain(facts.name),
      plain(facts.variant),
      formatBytes(facts.guestBytes),
      formatBytes(facts.pageSize),
      content === null
        ? UNKNOWN
        : `${content.sha256} of ${content.of === 'all' ? 'all' : `a sample of ${formatBytes(content.bytes)}`}`,
    ]),
  )
