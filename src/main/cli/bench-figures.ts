/** What the samples of a benchmark come to, as its table and its JSON both show it. */
import type { SeriesPoint } from '../../shared/series-bench.ts'
import { efficiency, seriesTables } from '../../shared/series-tables.ts'

export interface PointFigures extends SeriesPoint {
  /** GiB/s; null without samples. */
  readonly median: number | null
  readonly min: number | null
  readonly max: number | null
  /** Against one thread of the same design and data; null where that was not measured. */
  readonly efficiency: number | null
  /** The same of the series' published table for this design; null where it has no such row. */
  readonly published: number | null
}

export function benchFigures(points: readonly SeriesPoint[]): PointFigures[] {
  return points.map(point => {
    const { design, guest, threads, samples } = point
    const curve = new Map<number, number>()
    for (const other of points) {
      const middle = median(other.samples)
      if (other.design === design && other.guest === guest && middle !== null) {
        curve.set(other.threads, middle)
      }
    }
    const table = seriesTables.find(published => published.design === design)
    return {
      ...point,
      median: median(samples),
      min: samples.length > 0 ? Math.min(...samples) : null,
      max: samples.length > 0 ? Math.max(...samples) : null,
      efficiency: efficiency(curve, threads) ?? null,
      published: (table && efficiency(table.throughput, threads)) ?? null,
    }
  })
}

function median(samples: readonly number[]): number | null {
  const sorted = [...samples].sort((a, b) => a - b)
  const low = sorted[(sorted.length - 1) >> 1]
  const high = sorted[sorted.length >> 1]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
