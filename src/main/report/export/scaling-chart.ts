/**
 * Throughput against threads, with 95 % intervals and, for each curve, the line of perfect scaling from its point
 * with fewest threads; below it what each thread was worth of that one.
 */
import { formatShare, formatThroughput } from '../../../shared/units.ts'
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
import { type PointFigures, speedOf } from './point-figures.ts'
import { linear, type Scale } from './scale.ts'
import { element, mark, polyline, type Spot, whisker } from './svg.ts'

/** Curves that can be told apart. */
const MOST_CURVES = 8

interface Curve {
  readonly name: string
  readonly points: readonly PointFigures[]
}

/** Undefined when no curve has two numbers of threads. */
export function scalingChart(figures: readonly PointFigures[]): Chart | undefined {
  const all = curvesOf(figures)
  if (all.length === 0) return undefined
  const curves = all.slice(0, MOST_CURVES)
  const counts = [...new Set(curves.flatMap(({ points }) => points.map(threadsOf)))].sort(
    (a, b) => a - b,
  )
  const most = counts.at(-1) ?? 1
  const top = Math.max(...curves.flatMap(({ points }) => points.map(highOf)))
  const speed = plotOf(30, 272)
  const worth = plotOf(316, 386)
  const x = (threads: number) => speed.left + (threads / (most * 1.04)) * (speed.right - speed.left)
  const y = linear(0, top, speed.bottom, speed.top)
  const share = linear(0, Math.max(1, ...curves.flatMap(worths)), worth.bottom, worth.top, 2)
  const ticks = spaced(counts, x).map(count => [count, String(count)] as const)
  return {
    id: 'scaling',
    title: 'Throughput against threads',
    description: `Medians with their 95 % intervals; dashed: perfect scaling. Below: throughput ÷ (threads × throughput of one thread).${all.length > curves.length ? ` The ${curves.length} fastest of ${all.length} curves.` : ''}`,
    height: 426,
    drawing: [
      element('clipPath', { id: 'scaling-plot' }, box(speed)),
      yAxis(speed, y, 'MB/s', axisNumber),
      xAxis(speed, x, ticks, ''),
      yAxis(worth, share, 'efficiency', value => `${Math.round(value * 100)} %`),
      xAxis(worth, x, ticks, 'threads'),
      ...curves.map((curve, i) => drawn(curve, i, x, y, share)),
      legend(
        speed,
        curves.map(({ name }) => name),
      ),
      legendNotes(speed, curves.length, ['dashed: perfect scaling', 'bars: 95 % interval']),
    ].join(''),
  }
}

function curvesOf(figures: readonly PointFigures[]): Curve[] {
  const groups = Map.groupBy(
    figures.filter(({ typical }) => typical !== undefined),
    ({ curve }) => curve,
  )
  return [...groups]
    .map(([name, points]) => ({
      name,
      points: points.toSorted((a, b) => threadsOf(a) - threadsOf(b)),
    }))
    .filter(({ points }) => points.length > 1)
    .sort((a, b) => fastest(b) - fastest(a))
}

const fastest = ({ points }: Curve) => Math.max(...points.map(({ point }) => speedOf(point)))
const threadsOf = ({ point }: PointFigures) => point.settings.threads
const highOf = ({ point }: PointFigures) => point.summary.throughput?.high ?? 0

/** What one thread does, from the point with fewest threads. */
const one = ({ points: [first] }: Curve) =>
  first === undefined ? 0 : speedOf(first.point) / threadsOf(first)

const worthOf = (curve: Curve, figures: PointFigures) => {
  const ideal = one(curve) * threadsOf(figures)
  return ideal > 0 ? speedOf(figures.point) / ideal : 0
}

const worths = (curve: Curve) => curve.points.map(point => worthOf(curve, point))

/** Those of which the figures do not touch. */
const spaced = (counts: readonly number[], x: (count: number) => number) =>
  counts.reduce<number[]>((kept, count) => {
    const last = kept.at(-1)
    return last === undefined || x(count) - x(last) >= 18 ? [...kept, count] : kept
  }, [])

const box = ({ left, right, top, bottom }: Plot) =>
  element('rect', { x: left, y: top, width: right - left, height: bottom - top })

function drawn(
  curve: Curve,
  series: number,
  x: (threads: number) => number,
  y: Scale,
  share: Scale,
): string {
  const spots = curve.points.map((p): Spot => [x(threadsOf(p)), y.at(speedOf(p.point))])
  const worth = curve.points.map((p): Spot => [x(threadsOf(p)), share.at(worthOf(curve, p))])
  const last = curve.points.at(-1)
  const end = last === undefined ? 0 : threadsOf(last)
  const attributes = { class: `curve s${series % 6}` }
  return [
    element(
      'g',
      { 'clip-path': 'url(#scaling-plot)' },
      polyline(
        [
          [x(0), y.at(0)],
          [x(end), y.at(one(curve) * end)],
        ],
        { class: `ideal s${series % 6}` },
      ),
    ),
    polyline(spots, attributes),
    polyline(worth, attributes),
    ...curve.points.map((p, i) => {
      const { throughput } = p.point.summary
      const [px, py] = spots[i] ?? [0, 0]
      const [wx, wy] = worth[i] ?? [0, 0]
      const words = `${p.name}: ${formatThroughput(speedOf(p.point))}`
      return (
        whisker(series, px, y.at(throughput?.low ?? 0), y.at(throughput?.high ?? 0)) +
        mark(series, px, py, words) +
        mark(series, wx, wy, `${p.name}: ${formatShare(worthOf(curve, p))}`)
      )
    }),
  ].join('')
}
