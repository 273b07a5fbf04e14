/** Times of single requests by percentile: in the thread (full line) and waiting for one (dashed). */
import type { Latency } from '../../../shared/report.ts'
import { formatDuration } from '../../../shared/units.ts'
import { type Chart, legend, legendNotes, type Plot, plotOf, xAxis, yAxis } from './chart-frame.ts'
import { type PointFigures, speedOf } from './point-figures.ts'
import { logarithmic, type Scale } from './scale.ts'
import { polyline, type Spot } from './svg.ts'

const MOST_POINTS = 4
const shownPercentiles = [0, 50, 90, 99, 99.9, 99.99]
const LAST = 99.99

/** Undefined where no point has times of requests. */
export function latencyChart(figures: readonly PointFigures[]): Chart | undefined {
  const all = figures.filter(({ latency }) => (latency?.run.count ?? 0) > 0)
  if (all.length === 0) return undefined
  const shown = all.toSorted((a, b) => speedOf(b.point) - speedOf(a.point)).slice(0, MOST_POINTS)
  const curves = shown.map(({ latency }) => ({
    run: spotsOf(latency?.run),
    wait: spotsOf(latency?.wait),
  }))
  const times = curves.flatMap(({ run, wait }) => [...run, ...wait].map(([, ns]) => ns))
  const plot = plotOf(30, 306)
  const x = percentileScale(plot)
  const y = logarithmic(Math.min(...times), Math.max(...times), plot.bottom, plot.top)
  const drawn = (spots: readonly Spot[], name: string, series: number) =>
    polyline(
      spots.map(([percentile, ns]): Spot => [x(percentile), y.at(ns)]),
      { class: `${name} s${series % 6}` },
    )
  return {
    id: 'latency',
    title: 'Times of single requests',
    description: `How long requests took, by percentile: full lines in the thread, dashed from handing over until a thread began.${all.length > shown.length ? ` The ${shown.length} fastest of ${all.length} points.` : ''}`,
    height: 350,
    drawing: [
      yAxis(plot, y, 'time', formatDuration),
      xAxis(
        plot,
        x,
        shownPercentiles.map(p => [p, p === 0 ? 'min' : `p${p}`] as const),
        'percentile',
      ),
      ...curves.map(({ run, wait }, i) => drawn(wait, 'ideal', i) + drawn(run, 'curve', i)),
      legend(
        plot,
        shown.map(({ name }) => name),
      ),
      legendNotes(plot, shown.length, ['full: in the thread', 'dashed: waiting for one']),
    ].join(''),
  }
}

/** Rare times get as much room as common ones: equal steps for 50, 90, 99, 99.9 %. */
function percentileScale(plot: Plot): Scale['at'] {
  const end = Math.log10(100 / (100 - LAST))
  return percentile =>
    plot.left +
    (Math.log10(100 / (100 - Math.min(percentile, LAST))) / end) * (plot.right - plot.left)
}

/** Percentile and nanoseconds; a logarithm has no place for 0. */
function spotsOf(latency: Latency | undefined): Spot[] {
  if (latency === undefined || latency.count === 0) return []
  const { min, p50, p95, p99, p999, percentiles } = latency
  const named: Spot[] = [
    [0, min],
    [50, p50],
    [95, p95],
    [99, p99],
    [99.9, p999],
  ]
  const spots = percentiles.length > 1 ? percentiles : named
  return spots
    .filter(([percentile]) => percentile <= LAST)
    .map(([percentile, ns]): Spot => [percentile, Math.max(1, ns)])
}
