/**
 * The table that the series published of its benchmark, of this report's points: `Thread #`, `Throughput` in GiB/s
 * (2^30 bytes; the series wrote GB/s), and what each thread was worth. One for each curve, the published figures of
 * the same design beside it. Text for a mail: columns of fixed width.
 */
import type { Report } from '../../../shared/report.ts'
import { efficiency, seriesTables } from '../../../shared/series-tables.ts'
import { pointFigures, type PointFigures, speedOf } from './point-figures.ts'

/** MB/s (10^6) → GiB/s. */
const gib = (speed: number) => (speed * 1e6) / 2 ** 30

export function seriesTable(report: Report): string {
  const curves = Map.groupBy(
    pointFigures(report).filter(({ typical }) => typical !== undefined),
    ({ curve }) => curve,
  )
  return `${[...curves].map(([name, points]) => section(name, points).join('\n')).join('\n\n')}\n`
}

function section(name: string, points: readonly PointFigures[]): string[] {
  const rows = [...points].sort((a, b) => threadsOf(a) - threadsOf(b))
  const curve = new Map(rows.map(row => [threadsOf(row), gib(speedOf(row.point))]))
  const design = points[0]?.point.settings.design
  const published = seriesTables.find(table => table.design === design)
  const version = published?.version ?? ''
  const cells = [
    ['Thread #', 'Throughput', 'Efficiency', version, `${version} efficiency`],
    ...[...curve].map(([threads, speed]) => [
      String(threads),
      speed.toFixed(3),
      percent(efficiency(curve, threads)),
      published?.throughput.get(threads)?.toFixed(3) ?? '–',
      percent(published && efficiency(published.throughput, threads)),
    ]),
  ]
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map(row => row[i]?.length ?? 0))) ?? []
  return [
    `${name}, GiB/s`,
    ...cells.map(row => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')),
  ]
}

const threadsOf = ({ point }: PointFigures) => point.settings.threads
const percent = (share: number | undefined) =>
  share === undefined ? '–' : `${Math.round(share * 100)} %`
