/** A benchmark as text: the series' table for each design and each guest, the published one beside it. */
import type { SeriesOutcome } from '../../shared/series-bench.ts'
import { seriesTables } from '../../shared/series-tables.ts'
import { formatBytes, formatRate } from '../../shared/units.ts'
import type { PlanWithoutGuests } from './bench-arguments.ts'
import { benchFigures, type PointFigures } from './bench-figures.ts'
import { table } from './table.ts'
import { bold, dim, type Output } from './terminal.ts'

export function benchTable(
  { points, cancelled }: SeriesOutcome,
  plan: PlanWithoutGuests,
  machine: string,
  output: Output,
): string {
  const figures = benchFigures(points)
  const guests = [...new Set(points.map(point => point.guest))]
  const groups = guests.flatMap(guest =>
    plan.designs.map(design => figures.filter(f => f.guest === guest && f.design === design)),
  )
  const head = [
    `${plan.codec} level ${plan.level}, requests of ${formatBytes(plan.requestBytes)}, ` +
      `requests per thread ${plan.requestsPerThread}`,
    machine,
    `median of ${plan.repeat}, lowest and highest; GiB/s of 2^30 bytes of guest memory`,
    'efficiency: throughput ÷ (threads × throughput of one thread)',
    ...(cancelled ? ['stopped: what was measured until then'] : []),
  ]
  const source = `published: ${seriesTables[0]?.source ?? ''}`
  const sections = [head, ...groups.map(group => section(group, output)), [dim(output, source)]]
  return `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function section(group: readonly PointFigures[], output: Output): string[] {
  const [first] = group
  if (!first) return []
  const published = seriesTables.find(t => t.design === first.design)
  const rate = group.find(point => point.compressionRate > 0)?.compressionRate
  const what = `${first.guest}, ${formatBytes(first.bytes)}: ${first.design}`
  const ratio = rate === undefined ? '' : `, compression-rate ${formatRate(rate)}`
  const version = published?.version ?? ''
  const rows = [
    ['Thread #', 'Throughput', 'lowest', 'highest', 'efficiency', `${version} as published`],
    ...group.map(point => [
      String(point.threads),
      number(point.median),
      number(point.min),
      number(point.max),
      percent(point.efficiency),
      percent(point.published),
    ]),
  ]
  const align = rows[0]?.map(() => 'right' as const) ?? []
  return [bold(output, `${what}${ratio}`), ...table(rows, align)]
}

const number = (value: number | null) => (value === null ? '–' : value.toFixed(3))
const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`)
