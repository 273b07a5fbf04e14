/**
 * Compression-rate against throughput: every point, those on the front joined and named. Rows of other programs are
 * shown beside, hollow. With several dumps each has a front of its own.
 */
import type { ImportedRow } from '../../../shared/imported.ts'
import type { Report } from '../../../shared/report.ts'
import { pointLabel } from '../../../shared/sweep.ts'
import { formatRate, formatThroughput } from '../../../shared/units.ts'
import {
  axisNumber,
  type Chart,
  legend,
  legendNotes,
  type Plot,
  plotOf,
  xAxis,
  yAxis,
} from './chart-frame.ts'
import { type PointFigures, rateOf, speedOf } from './point-figures.ts'
import { linear, logarithmic, type Scale } from './scale.ts'
import { element, escapeMarkup, label, mark, polyline, type Spot, whisker } from './svg.ts'

/** Fastest ÷ slowest from which a logarithmic axis shows more. */
const WIDE = 20
const MOST_SERIES = 8
const MOST_IMPORTED = 60

/** Undefined when there are not two points to choose between. */
export function paretoChart(report: Report, figures: readonly PointFigures[]): Chart | undefined {
  const points = figures.filter(({ point }) => speedOf(point) > 0 && rateOf(point) > 0)
  const others = report.imported
    .filter(row => (row.throughput ?? 0) > 0 && (row.ratio ?? 0) > 0)
    .slice(0, MOST_IMPORTED)
  if (points.length + others.length < 2) return undefined
  const plot = plotOf(30, 346)
  const [x, y] = scales(plot, points, others)
  const series = seriesOf(points)
  const dumps = [...new Set(points.map(({ point }) => point.dump))]
  const fronts = dumps.map(dump =>
    points.filter(f => f.isOnFront && f.point.dump === dump).sort(byRate),
  )
  const notes = [
    'line: nothing else is both',
    'faster and smaller',
    ...(others.length > 0 ? ['hollow: other programs'] : []),
  ]
  return {
    id: 'pareto',
    title: 'Compression-rate against throughput',
    description:
      'Each point is a setting; up is faster, right is smaller. On the line are those that no other beats in both.',
    height: 390,
    drawing: [
      yAxis(plot, y, 'MB/s', axisNumber),
      xAxis(
        plot,
        x.at,
        x.ticks.map(tick => [tick, axisNumber(tick)] as const),
        'compression-rate',
      ),
      ...fronts.map(front => steps(front, x, y)),
      ...others.map(row => hollow(row, x, y)),
      ...points.map(figures => spot(figures, indexOf(series, figures), x, y)),
      ...fronts.map(front => names(front, plot, x, y)),
      legend(plot, series.slice(0, MOST_SERIES)),
      legendNotes(plot, Math.min(series.length, MOST_SERIES), notes),
    ].join(''),
  }
}

const byRate = (a: PointFigures, b: PointFigures) => rateOf(a.point) - rateOf(b.point)

function scales(
  plot: Plot,
  points: readonly PointFigures[],
  others: readonly ImportedRow[],
): [x: Scale, y: Scale] {
  const rates = [...points.map(p => rateOf(p.point)), ...others.map(row => row.ratio ?? 1)]
  const speeds = [...points.map(p => speedOf(p.point)), ...others.map(row => row.throughput ?? 1)]
  const highs = points.map(({ point }) => point.summary.throughput?.high ?? 0)
  const [low, high] = [Math.min(...speeds), Math.max(...speeds, ...highs)]
  const [least, most] = [Math.min(...rates), Math.max(...rates)]
  const pad = Math.max(0.05, (most - least) * 0.08)
  return [
    linear(Math.max(0, least - pad), most + pad, plot.left, plot.right, 6),
    high / low > WIDE
      ? logarithmic(low, high, plot.bottom, plot.top)
      : linear(0, high, plot.bottom, plot.top),
  ]
}

/** Codecs are told apart by colour and shape, with several dumps together with those. */
function seriesOf(points: readonly PointFigures[]): string[] {
  return [...new Set(points.map(seriesName))]
}

const seriesName = ({ name, point }: PointFigures) =>
  name.replace(pointLabel(point.settings), point.settings.codec)

const indexOf = (series: readonly string[], figures: PointFigures) =>
  Math.min(series.indexOf(seriesName(figures)), MOST_SERIES - 1)

/** The front as steps: between two of its points nothing is faster and smaller than the corner. */
function steps(front: readonly PointFigures[], x: Scale, y: Scale): string {
  const spots = front.flatMap(({ point }, i): Spot[] => {
    const [px, py] = [x.at(rateOf(point)), y.at(speedOf(point))]
    const before = front[i - 1]
    return before === undefined
      ? [[px, py]]
      : [
          [x.at(rateOf(before.point)), py],
          [px, py],
        ]
  })
  return polyline(spots, { class: 'front' })
}

function spot({ point, name, isOnFront }: PointFigures, series: number, x: Scale, y: Scale) {
  const { throughput } = point.summary
  const px = x.at(rateOf(point))
  const words = `${name}: ${formatThroughput(speedOf(point))}, rate ${formatRate(rateOf(point))}`
  const low = Math.max(throughput?.low ?? 0, y.low)
  return element(
    'g',
    { class: isOnFront ? 'on-front' : 'behind' },
    whisker(series, px, y.at(low), y.at(throughput?.high ?? 0)),
    mark(series, px, y.at(speedOf(point)), words),
  )
}

function hollow(row: ImportedRow, x: Scale, y: Scale): string {
  const [rate, speed] = [row.ratio ?? 0, row.throughput ?? 0]
  const words = `${row.source}: ${row.name}: ${formatThroughput(speed)}, rate ${formatRate(rate)}`
  return element(
    'circle',
    { cx: x.at(rate), cy: y.at(speed), r: 3.6, class: 'hollow' },
    element('title', {}, escapeMarkup(words)),
  )
}

/** Names on the front where they find room: beside their point, on the side that stays within the plot. */
function names(front: readonly PointFigures[], plot: Plot, x: Scale, y: Scale): string {
  const taken: [number, number, number][] = []
  return front
    .flatMap(({ point, name }) => {
      const [px, py] = [x.at(rateOf(point)), y.at(speedOf(point))]
      const width = name.length * 5.6
      const isLeft = px + 9 + width > plot.right
      const start = isLeft ? px - 9 - width : px + 9
      const at = py - 7
      const isTaken = taken.some(
        ([from, to, ty]) => start < to && start + width > from && Math.abs(ty - at) < 12,
      )
      if (isTaken) return []
      taken.push([start, start + width, at])
      const anchor = isLeft ? 'end' : 'start'
      return [
        label(isLeft ? px - 9 : px + 9, at, name, { class: 'point-name', 'text-anchor': anchor }),
      ]
    })
    .join('')
}
