/** The panels of an exported page, each from the report to markup. Every text of the report is escaped here. */
import { assumptions } from '../../../shared/plan/answer-text.ts'
import type { LinkQuestion } from '../../../shared/plan/link.ts'
import type { Report } from '../../../shared/report.ts'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRate,
  formatThroughput,
} from '../../../shared/units.ts'
import { type Chart, svgElement } from './chart-frame.ts'
import {
  ceilingName,
  intervalText,
  machineFacts,
  shareText,
  speedText,
  text,
  UNKNOWN,
} from './figure-text.ts'
import { answerParts, type AnswerTable, isFigure } from './link-answer.ts'
import { type PointFigures, rateOf, speedOf } from './point-figures.ts'
import { element, escapeMarkup as safe } from './svg.ts'

interface Cell {
  readonly title: string
  /** Level with the other figures of its column. */
  readonly isFigure?: boolean
}

const panel = (id: string, title: string, ...content: string[]) =>
  element(
    'section',
    { class: 'panel long', id, 'aria-labelledby': `${id}-name` },
    element('h2', { id: `${id}-name` }, safe(title)),
    ...content,
  )

/** The first cell of a row names it. Cells are markup already. */
function tableOf(
  columns: readonly Cell[],
  rows: readonly { readonly cells: readonly string[]; readonly isBest?: boolean }[],
): string {
  const style = (i: number) => (columns[i]?.isFigure === true ? 'n' : undefined)
  const head = columns.map(({ title }, i) =>
    element('th', { scope: 'col', class: style(i) }, safe(title)),
  )
  const body = rows.map(({ cells, isBest = false }) =>
    element(
      'tr',
      { class: isBest ? 'best' : undefined },
      ...cells.map((cell, i) =>
        i === 0 ? element('th', { scope: 'row' }, cell) : element('td', { class: style(i) }, cell),
      ),
    ),
  )
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    ),
  )
}

const word = (title: string): Cell => ({ title })
const figure = (title: string): Cell => ({ title, isFigure: true })

/** The answers first: the fastest, the smallest, and what they were measured on. */
export function headFigures(report: Report, figures: readonly PointFigures[]): string {
  // One of each dump; the tiles show the best of them.
  const [fastest] = figures
    .filter(f => f.isFastest)
    .sort((a, b) => speedOf(b.point) - speedOf(a.point))
  const [smallest] = figures
    .filter(f => f.isSmallest)
    .sort((a, b) => rateOf(b.point) - rateOf(a.point))
  const samples = report.points.reduce((sum, point) => sum + point.samples.length, 0)
  const [dump] = report.dumps
  const pages = fastest?.typical?.result.pages
  const interval = fastest === undefined ? UNKNOWN : intervalText(fastest.point.summary.throughput)
  const tiles: [name: string, value: string, below: string][] = [
    [
      'Fastest',
      fastest ? formatThroughput(speedOf(fastest.point)) : UNKNOWN,
      fastest ? `${fastest.name}${interval === UNKNOWN ? '' : `, 95 %: ${interval}`}` : '',
    ],
    [
      'Best compression-rate',
      smallest ? formatRate(rateOf(smallest.point)) : UNKNOWN,
      smallest ? `${smallest.name}, ${formatThroughput(speedOf(smallest.point))}` : '',
    ],
    ['Utilisation', shareText(fastest?.utilisation), 'of the fastest: mean over its threads'],
    [
      'Zero pages',
      pages === undefined || pages.total === 0 ? UNKNOWN : shareText(pages.duplicate / pages.total),
      pages === undefined
        ? ''
        : `${formatCount(pages.duplicate)} duplicate, ${formatCount(pages.normal)} normal`,
    ],
    [
      'Guest memory',
      dump === undefined ? UNKNOWN : formatBytes(dump.facts.guestBytes),
      report.dumps.length > 1
        ? `of the first of ${report.dumps.length} dumps`
        : (dump?.facts.variant ?? ''),
    ],
    [
      'Measured',
      formatCount(samples),
      `${samples === 1 ? 'sample' : 'samples'} of ${formatCount(report.points.length)} ${report.points.length === 1 ? 'point' : 'points'}`,
    ],
  ]
  return element(
    'dl',
    { class: 'panel figures' },
    ...tiles.map(([name, value, below]) => {
      const [amount = '', ...unit] = value.split(' ')
      const small = unit.length > 0 ? ` ${element('small', {}, safe(unit.join(' ')))}` : ''
      return element(
        'div',
        {},
        element('dt', {}, safe(name)),
        element('dd', {}, safe(amount) + small, element('span', { class: 'faint' }, safe(below))),
      )
    }),
  )
}

export function notes({ noise, outcome, imported }: Report): string {
  const warnings = [
    ...(outcome === 'cancelled' ? ['Stopped by the user: the figures are those until then.'] : []),
    ...(outcome === 'recovered'
      ? ['Recovered from the journal of a program that did not end itself.']
      : []),
    ...(noise?.verdict === 'noisy' ? [`The machine was noisy: ${noise.causes.join('; ')}.`] : []),
    ...(imported.length > 0
      ? ['Rows of other programs were measured elsewhere and by other rules.']
      : []),
  ]
  const quiet = noise?.verdict === 'quiet' ? ['The machine was quiet.'] : []
  const all = [
    ...warnings.map(warning => element('p', { class: 'note' }, safe(warning))),
    ...quiet.map(words => element('p', { class: 'note good' }, safe(words))),
  ]
  return all.length === 0 ? '' : element('div', { class: 'notes' }, ...all)
}

/** The answer for the link that was asked about; nothing where none was. */
export function answerPanels(report: Report, question: LinkQuestion | null): string {
  const table = ({ columns, rows }: AnswerTable) =>
    tableOf(
      columns.map(title => ({ title, isFigure: isFigure(title) })),
      rows.map(({ cells, isBest }) => ({ cells: cells.map(safe), isBest })),
    )
  return answerParts(report, question)
    .map(({ title, sentence, settings, ranges, left }, i) =>
      panel(
        `link-${i}`,
        title,
        element('p', { class: 'answer' }, safe(sentence)),
        table(settings),
        ...(left > 0
          ? [element('p', { class: 'words' }, safe(`${formatCount(left)} more, slower.`))]
          : []),
        table(ranges),
        element('p', { class: 'words' }, safe(assumptions)),
      ),
    )
    .join('\n')
}

export const chartPanels = (charts: readonly Chart[]) =>
  element(
    'div',
    { class: 'charts' },
    ...charts.map(chart =>
      element(
        'figure',
        { class: 'panel' },
        element(
          'figcaption',
          {},
          element('h2', {}, safe(chart.title)),
          element('p', {}, safe(chart.description)),
        ),
        svgElement(chart),
      ),
    ),
  )

export function pointsPanel(figures: readonly PointFigures[]): string {
  const hasLatency = figures.some(({ latency }) => latency !== null)
  const latency = hasLatency ? ['run p50', 'run p99', 'wait p50', 'wait p99'] : []
  const rows = figures.map(f => {
    const { throughput, compressionRate, decompressThroughput } = f.point.summary
    const { run, wait } = f.latency ?? {}
    return {
      isBest: f.isFastest || f.isSmallest,
      cells: [
        safe(f.name) + tags(f),
        ...[
          speedText(throughput),
          intervalText(throughput),
          text(compressionRate, ({ median }) => formatRate(median)),
          shareText(f.utilisation),
          shareText(f.states?.busy),
          shareText(f.states?.waiting),
          shareText(f.states?.blocked),
          shareText(f.typical?.result.busyRate),
          speedText(decompressThroughput),
          ...(hasLatency ? [run?.p50, run?.p99, wait?.p50, wait?.p99] : []).map(ns =>
            text(ns, formatDuration),
          ),
          String(f.point.samples.length),
        ].map(safe),
      ],
    }
  })
  const columns = ['throughput', '95 %', 'rate', 'utilisation', 'busy', 'waiting', 'blocked']
  const more = ['busy-rate', 'decompression', ...latency, 'samples']
  return panel(
    'points',
    'Points',
    tableOf([word('point'), ...[...columns, ...more].map(figure)], rows),
  )
}

const tags = ({ isFastest, isSmallest, isOnFront }: PointFigures) =>
  [
    ...(isFastest ? [element('span', { class: 'tag' }, 'fastest')] : []),
    ...(isSmallest ? [element('span', { class: 'tag' }, 'best rate')] : []),
    ...(isOnFront && !isFastest && !isSmallest
      ? [element('span', { class: 'tag front' }, 'front')]
      : []),
  ].join('')

export function ceilingsPanel(report: Report): string {
  if (report.ceilings.length === 0) return ''
  const rows = report.ceilings.map(ceiling => ({
    cells: [
      ceilingName(ceiling, report),
      speedText(ceiling.summary),
      intervalText(ceiling.summary),
      String(ceiling.samples.length),
    ].map(safe),
  }))
  const columns = [word('what'), figure('throughput'), figure('95 %'), figure('samples')]
  return panel('ceilings', 'Ceilings: one thread, no queue', tableOf(columns, rows))
}

export function importedPanel({ imported }: Report): string {
  if (imported.length === 0) return ''
  const rows = imported.map(row => ({
    cells: [
      `${row.source}: ${row.name}`,
      text(row.throughput, formatThroughput),
      text(row.ratio, formatRate),
      text(row.decompressThroughput, formatThroughput),
      text(row.bytesIn, formatBytes),
      row.input ?? UNKNOWN,
      row.notes.join('; '),
    ].map(safe),
  }))
  const figures = ['throughput', 'rate', 'decompression', 'uncompressed'].map(figure)
  const columns = [word('what'), ...figures, word('input'), word('notes')]
  return panel('imported', 'Measured by other programs', tableOf(columns, rows))
}

export function dumpsPanel({ dumps }: Report): string {
  const rows = dumps.map(({ facts, content }) => ({
    cells: [
      facts.name,
      facts.variant,
      facts.machine ?? UNKNOWN,
      formatBytes(facts.guestBytes),
      formatBytes(facts.pageSize),
    ]
      .map(safe)
      .concat(
        content === null ? UNKNOWN : element('span', { class: 'mono' }, content.sha256),
        content?.of === 'sample'
          ? safe(`a sample of ${formatBytes(content.bytes)}`)
          : safe(content?.of ?? ''),
        safe(facts.warnings.join('; ')),
      ),
  }))
  const columns = [
    ...[word('dump'), word('format'), word('machine'), figure('guest memory')],
    ...[figure('page size'), word('SHA-256'), word('of'), word('warnings')],
  ]
  return panel('dumps', 'Dumps', tableOf(columns, rows))
}

export function machinePanel(report: Report): string {
  const facts = machineFacts(report).map(([name, value]) =>
    element('div', {}, element('dt', {}, safe(name)), element('dd', {}, safe(value))),
  )
  return panel('machine', 'Machine', element('dl', { class: 'facts' }, ...facts))
}

const meanings = [
  'Throughput: guest memory taken in per second of wall time, zero pages too; MB/s of 10^6 bytes. Medians of the samples with their 95 % interval (bootstrap).',
  'Rate: bytes of the compressed pages ÷ what the codec made of them, or the page itself where that was not smaller.',
  'Utilisation: share of the wall time that a thread spent compressing. Busy-rate: pages sent uncompressed because every request was taken, of all pages.',
  'Ceilings: copying, scanning, and the codec in one thread without a queue, measured in between.',
]

export const wordsPanel = ({ command, tool }: Report) =>
  panel(
    'words',
    'How it was measured',
    element(
      'div',
      { class: 'words' },
      element('p', { class: 'mono' }, safe(command)),
      ...meanings.map(meaning => element('p', {}, safe(meaning))),
      element(
        'p',
        {},
        safe(
          `The whole report is in this file as JSON, in the element with the id report-data. Made by ${tool.name} ${tool.version}.`,
        ),
      ),
    ),
  )
