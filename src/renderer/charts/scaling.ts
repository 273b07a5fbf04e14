/**
 * Throughput against threads, out of a report: one series for every other combination of settings, each point
 * with its 95 % interval, what perfect scaling would give, and the efficiency. MB/s; efficiency 1 is perfect.
 */
import type { Report } from '../../shared/report.ts'
import { efficiency, seriesTables } from '../../shared/series-tables.ts'
import type { RunSettings } from '../../shared/settings.ts'
import { pointLabel } from '../../shared/sweep.ts'
import type { ChartPoint } from './report-chart.ts'

export interface ScalingSeries {
  readonly name: string
  /** By rising number of threads. */
  readonly points: readonly ChartPoint[]
}

/** A point's label without its threads: what its series is called. */
const seriesLabel = (settings: RunSettings) => pointLabel(settings).replace(/ t\d+/, '')

/** The series of a report, the fastest first. */
export function scalingSeries(report: Report): readonly ScalingSeries[] {
  const series = new Map<string, ChartPoint[]>()
  const many = report.dumps.length > 1
  for (const { dump, settings, summary } of report.points) {
    if (summary.throughput === null) continue
    const { median: y, low, high, samples } = summary.throughput
    const where = many ? `${report.dumps[dump]?.facts.name ?? ''}: ` : ''
    const name = `${where}${seriesLabel(settings)}`
    const points = series.get(name) ?? []
    points.push({ x: settings.threads, y, ...(samples > 1 ? { low, high } : {}) })
    series.set(name, points)
  }
  return [...series]
    .map(([name, points]) => ({ name, points: points.sort((a, b) => a.x - b.x) }))
    .sort((a, b) => peak(b) - peak(a))
}

const peak = ({ points }: ScalingSeries) => Math.max(0, ...points.map(({ y }) => y))

/** Throughput of one thread; undefined where it was not measured. */
export const oneThread = ({ points }: ScalingSeries) => points.find(({ x }) => x === 1)?.y

/** As a multiple of one thread; undefined where that was not measured. */
export function speedUp(series: ScalingSeries): ScalingSeries | undefined {
  const one = oneThread(series)
  if (one === undefined || one <= 0) return undefined
  const scaled = ({ x, y, low, high }: ChartPoint): ChartPoint => ({
    ...{ x, y: y / one },
    ...(low === undefined || high === undefined ? {} : { low: low / one, high: high / one }),
  })
  return { name: series.name, points: series.points.map(scaled) }
}

/** From one thread to the most that were measured, as if every thread added as much as the first. */
export function idealLine(series: ScalingSeries): readonly ChartPoint[] {
  const one = oneThread(series)
  const most = series.points.at(-1)?.x ?? 1
  if (one === undefined || most === 1) return []
  return [
    { x: 1, y: one },
    { x: most, y: one * most },
  ]
}

/** Throughput ÷ (threads × throughput of one thread) of every point; empty without one thread. */
export function efficiencies({ points }: ScalingSeries): readonly ChartPoint[] {
  const throughput = new Map(points.map(({ x, y }) => [x, y]))
  return points.flatMap(({ x }) => {
    const y = efficiency(throughput, x)
    return y === undefined ? [] : [{ x, y }]
  })
}

/** The published curves of the series, as multiples of one thread. */
export const publishedSeries = (): readonly (ScalingSeries & { readonly version: 'v2' | 'v3' })[] =>
  seriesTables.flatMap(({ version, design, throughput }) => {
    const points = [...throughput].map(([x, y]) => ({ x, y }))
    const scaled = speedUp({ name: `${version} (${design})`, points })
    return scaled === undefined ? [] : [{ ...scaled, version }]
  })
