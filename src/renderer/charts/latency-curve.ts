/**
 * The distribution of request times as HdrHistogram draws it: how long (y) against how rare (x), both logarithmic,
 * so that the slowest in a thousand has as much room as the slowest in ten.
 */
import type { Latency, Point, Sample } from '../../shared/report.ts'
import { formatDecimal } from '../ui/figures.ts'
import type { ChartPoint } from './report-chart.ts'

/** 0 % → 1, 90 % → 10, 99 % → 100: one in how many is slower. */
export const rarity = (percentile: number) => 1 / (1 - percentile / 100)

/** 10 → `90 %`, 1000 → `99.9 %`; what `rarity` makes of it again. */
export function percentileLabel(oneIn: number): string {
  const decimals = Math.max(0, Math.round(Math.log10(oneIn)) - 2)
  return `${formatDecimal(100 - 100 / oneIn, decimals)} %`
}

/**
 * Nanoseconds by rarity. The highest percentile of a finite count is 100, which lies nowhere on such an axis: it
 * stands where one in all requests does. Times of 0 stand at 1 ns, the least there is on the other axis.
 */
export function latencyCurve({ percentiles, count }: Latency): readonly ChartPoint[] {
  const most = Math.max(1, count)
  const points = percentiles.map(([percentile, ns]) => ({
    x: Math.min(most, percentile >= 100 ? most : rarity(percentile)),
    y: Math.max(1, ns),
  }))
  // Beyond one in all requests there is nothing but the slowest, again and again.
  return points.filter(({ x }, i) => i === 0 || x > (points[i - 1]?.x ?? 0))
}

/** The sample in the middle by throughput, among those with request times: the one that a chart shows of a point. */
export function middleSample({ samples }: Point): Sample | undefined {
  const timed = samples.filter(({ latency }) => latency !== null)
  const sorted = timed.toSorted((a, b) => a.result.throughput - b.result.throughput)
  return sorted[(sorted.length - 1) >> 1]
}
