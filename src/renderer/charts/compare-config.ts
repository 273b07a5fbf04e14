/** Throughput of compared reports, point by point: the base's and the others' markers one above the other. */
import type { ComparedPoint, Comparison } from '../../shared/comparison.ts'
import { strings } from '../strings/index.ts'
import { formatThroughput } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'
import { errorBars } from './error-bars.ts'
import {
  axis,
  logAxis,
  options,
  seriesStyle,
  spansDecades,
  type ChartPoint,
  type LineConfig,
  type LineSet,
} from './report-chart.ts'

const s = strings.compare

/** Points whose names fit under an axis. */
const MOST_NAMES = 24

export interface Overlay {
  readonly labels: readonly string[]
  /** By report, the base first; `x` is the index of the label. */
  readonly series: readonly (readonly ChartPoint[])[]
}

/**
 * One place a point of the base. An other's interval is that of its change, laid on the base's median: what is
 * known of it is how it differs.
 */
export function overlayOf(names: Comparison['names'], points: readonly ComparedPoint[]): Overlay {
  const many = new Set(points.map(({ dump }) => dump)).size > 1
  const labelOf = ({ dump, label }: ComparedPoint) => (many ? `${dump}: ${label}` : label)
  const labels = [...new Set(points.map(labelOf))]
  const places = new Map(labels.map((label, x) => [label, x]))
  const series = names.map((): ChartPoint[] => [])
  const based = new Set<number>()
  for (const point of points) {
    const x = places.get(labelOf(point)) ?? 0
    const { base, other, interval } = point
    if (!based.has(x)) series[0]?.push({ x, y: base })
    based.add(x)
    const ends =
      interval === null ? {} : { low: base * (1 + interval.low), high: base * (1 + interval.high) }
    series[point.report]?.push({ x, y: other, ...ends })
  }
  return { labels, series: series.map(list => list.sort((a, b) => a.x - b.x)) }
}

export function compareConfig(
  names: Comparison['names'],
  { labels, series }: Overlay,
  palette: Palette,
): LineConfig {
  const base = options(palette)
  const sets = series.map((data, i): LineSet => {
    const style = seriesStyle(i, palette)
    const dense = labels.length > 200
    return {
      ...{ ...style, label: i === 0 ? `${names[0] ?? ''} (${s.base})` : (names[i] ?? '') },
      ...{ data: [...data], showLine: false, pointRadius: dense ? 2 : i === 0 ? 5.5 : 3 },
      // The base's markers are rings around the others'.
      ...(i === 0 ? { pointBackgroundColor: 'transparent', order: 1 } : { order: 0 }),
    }
  })
  const isLog = spansDecades(series.flatMap(list => list.map(({ y }) => y)))
  return {
    type: 'line',
    data: { datasets: sets },
    plugins: [errorBars],
    options: {
      ...base,
      parsing: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      plugins: {
        ...base.plugins,
        tooltip: {
          ...base.plugins.tooltip,
          callbacks: {
            title: items => labels[items[0]?.parsed.x ?? 0] ?? '',
            label: item => ` ${item.dataset.label ?? ''}: ${formatThroughput(item.parsed.y ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          ...axis(palette, s.columns.label),
          ...{ type: 'linear', min: -0.5, max: labels.length - 0.5 },
          afterBuildTicks: scale => void (scale.ticks = labels.map((_, value) => ({ value }))),
          ticks: {
            ...axis(palette, '').ticks,
            ...{ display: labels.length <= MOST_NAMES, maxRotation: 60, autoSkip: false },
            callback: value => labels[Number(value)] ?? '',
          },
          grid: { ...axis(palette, '').grid, display: labels.length <= MOST_NAMES },
        },
        y: isLog
          ? logAxis(palette, s.yTitle)
          : { ...axis(palette, s.yTitle), type: 'linear', beginAtZero: true },
      },
    },
  }
}
