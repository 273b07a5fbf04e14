/** What exports show of each point beyond what the report holds: names, shares of time, and which ones stand out. */
import type { Latency, Point, Report, Sample } from '../../../shared/report.ts'
import {
  timeStates,
  type TimeStates,
  typicalSample,
  utilisation,
} from '../../../shared/point-time.ts'
import type { RunSettings } from '../../../shared/settings.ts'
import { pointLabel } from '../../../shared/sweep.ts'

export interface PointFigures {
  readonly point: Point
  /** `zlib-1 t4 4K`, after the dump's name where the report is of several. */
  readonly name: string
  /** The name without its threads: points that share it make one scaling curve. */
  readonly curve: string
  /** The sample whose throughput is nearest to the median; undefined when nothing was measured. */
  readonly typical: Sample | undefined
  /** Mean over threads and samples, 0–1; null when nothing was measured. */
  readonly utilisation: number | null
  readonly states: TimeStates | null
  readonly latency: { readonly wait: Latency; readonly run: Latency } | null
  /** No other point of its dump is at least as fast and as small, and better in one. */
  readonly isOnFront: boolean
  readonly isFastest: boolean
  readonly isSmallest: boolean
}

export function pointFigures(report: Report): PointFigures[] {
  const measured = report.points.filter(({ summary }) => summary.throughput !== null)
  /** The first by one figure, of equal ones by the other. */
  const best = (dump: number, first: Figure, second: Figure) =>
    measured
      .filter(point => point.dump === dump)
      .sort((a, b) => first(b) - first(a) || second(b) - second(a))[0]
  const bests = report.dumps.map((_, dump) => ({
    fastest: best(dump, speedOf, rateOf),
    smallest: best(dump, rateOf, speedOf),
    front: front(measured.filter(point => point.dump === dump)),
  }))
  return report.points.map(point => {
    const of = bests[point.dump]
    const prefix = report.dumps.length > 1 ? `${report.dumps[point.dump]?.facts.name ?? ''}: ` : ''
    const typical = typicalSample(point)
    return {
      point,
      name: prefix + pointLabel(point.settings),
      curve: prefix + curveLabel(point.settings),
      typical,
      utilisation: utilisation(point),
      states: timeStates(point),
      latency: typical?.latency ?? null,
      isOnFront: of?.front.has(point) ?? false,
      isFastest: of?.fastest === point,
      isSmallest: of?.smallest === point,
    }
  })
}

type Figure = (point: Point) => number

export const speedOf = (point: Point) => point.summary.throughput?.median ?? 0
export const rateOf = (point: Point) => point.summary.compressionRate?.median ?? 0

const curveLabel = (settings: RunSettings) =>
  pointLabel(settings).replace(` t${settings.threads} `, ' ')

/** Points that no other one beats in both throughput and compression-rate. */
function front(points: readonly Point[]): Set<Point> {
  const sorted = [...points].sort((a, b) => speedOf(b) - speedOf(a) || rateOf(b) - rateOf(a))
  const kept = new Set<Point>()
  let highest = -1
  for (const point of sorted) {
    if (rateOf(point) <= highest) continue
    highest = rateOf(point)
    kept.add(point)
  }
  return kept
}
