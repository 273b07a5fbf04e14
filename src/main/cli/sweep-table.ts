/** A sweep's report as text: one line a point, medians with their interval, the best marked. */
import { formatCount, formatRate, formatShare, formatThroughput } from '../../shared/units.ts'
import { utilisation } from '../../shared/point-time.ts'
import type { Point, Report } from '../../shared/report.ts'
import type { Summary } from '../../shared/summary.ts'
import { pointLabel } from '../../shared/sweep.ts'
import { table } from './table.ts'
import { bold, dim, type Output } from './terminal.ts'

export function sweepTable(report: Report, output: Output): string {
  const sections = report.dumps.map((dump, i) => {
    const points = report.points.filter(point => point.dump === i && point.samples.length > 0)
    return [bold(output, headline(report, dump.facts.name, points)), ...pointRows(points)]
  })
  const ceilings = ceilingRows(report)
  const noise = noiseLines(report)
  const all = [
    ...sections,
    ...(ceilings.length > 0 ? [ceilings] : []),
    ...(noise.length > 0 ? [noise] : []),
    [dim(output, report.command)],
  ]
  return `${all.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function headline({ outcome }: Report, name: string, points: readonly Point[]): string {
  const samples = points.reduce((sum, point) => sum + point.samples.length, 0)
  const what = `${name}: ${formatCount(points.length)} points, ${formatCount(samples)} samples`
  return outcome === 'done' ? what : `${what} (${outcome}, figures so far)`
}

function pointRows(points: readonly Point[]): string[] {
  const fastest = best(points, point => point.summary.throughput?.median)
  const smallest = best(points, point => point.summary.compressionRate?.median)
  const rows = points.map(point => {
    const { throughput, compressionRate, decompressThroughput } = point.summary
    const marks = [
      ...(point === fastest ? ['fastest'] : []),
      ...(point === smallest ? ['best rate'] : []),
    ]
    return [
      pointLabel(point.settings),
      throughput ? formatThroughput(throughput.median) : '',
      throughput ? plusMinus(throughput) : '',
      compressionRate ? formatRate(compressionRate.median) : '',
      formatShare(utilisation(point) ?? 0),
      decompressThroughput ? formatThroughput(decompressThroughput.median) : '',
      String(point.samples.length),
      marks.join(', '),
    ]
  })
  const names = ['throughput', '95 %', 'rate', 'utilisation', 'decompression', 'samples', '']
  return table(
    [['point', ...names], ...rows],
    ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
  )
}

/** Half the interval's width as a share of the median. */
const plusMinus = ({ median, low, high }: Summary) =>
  median > 0 ? `± ${formatShare((high - low) / 2 / median)}` : ''

function best(points: readonly Point[], figure: (point: Point) => number | undefined) {
  return points.reduce<Point | undefined>(
    (sofar, point) =>
      (figure(point) ?? 0) > (sofar === undefined ? 0 : (figure(sofar) ?? 0)) ? point : sofar,
    undefined,
  )
}

function ceilingRows({ ceilings, dumps }: Report): string[] {
  const rows = ceilings.flatMap(({ kind, codec, dump, summary }) => {
    if (summary === null) return []
    const of = codec === null ? '' : ` ${codec.codec}-${codec.level} ${codec.requestBytes / 1024}K`
    const where = dumps.length > 1 ? `, ${dumps[dump]?.facts.name ?? ''}` : ''
    return [[`${kind}${of}${where}`, formatThroughput(summary.median), plusMinus(summary)]]
  })
  return rows.length === 0
    ? []
    : table([['one thread, no queue', 'throughput', '95 %'], ...rows], ['left', 'right', 'right'])
}

function noiseLines({ noise }: Report): string[] {
  if (noise === null) return []
  return noise.verdict === 'quiet'
    ? ['The machine was quiet.']
    : ['The machine was noisy:', ...noise.causes.map(cause => `  ${cause}`)]
}
