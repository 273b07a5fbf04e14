/** The scaling chart: throughput, and above it the efficiency over the same threads. */
import type { TooltipItem } from 'chart.js'
import { strings } from '../strings/index.ts'
import { formatDecimal, formatShare, formatThroughput } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'
import { errorBars } from './error-bars.ts'
import { axis, options, seriesStyle, type LineConfig, type LineSet } from './report-chart.ts'
import { efficiencies, idealLine, publishedSeries, type ScalingSeries } from './scaling.ts'

export interface ScalingView {
  /** Already multiples of one thread where `relative` is set. */
  readonly series: readonly ScalingSeries[]
  readonly relative: boolean
  readonly published: boolean
}

const s = strings.charts.scaling
export const formatTimes = (factor: number) => `${formatDecimal(factor, factor < 10 ? 2 : 1)} ×`

/** Ideal lines beyond which there are only lines to be seen. */
const MOST_IDEALS = 3

export function scalingConfig(view: ScalingView, palette: Palette): LineConfig {
  const { series, relative, published } = view
  const format = relative ? formatTimes : formatThroughput
  const base = options(palette)
  const measured = series.map((one, i): LineSet => ({
    ...{ label: one.name, data: [...one.points], yAxisID: 'y' },
    ...seriesStyle(i, palette),
  }))
  const efficiency = series.map((one, i): LineSet => ({
    ...{ label: one.name, data: [...efficiencies(one)], yAxisID: 'efficiency' },
    ...seriesStyle(i, palette),
    pointRadius: 2.5,
  }))
  // As multiples of one thread all of them have the same one.
  const ideals = relative ? series.slice(0, 1) : series.slice(0, MOST_IDEALS)
  const longest = series.toSorted((a, b) => (b.points.at(-1)?.x ?? 0) - (a.points.at(-1)?.x ?? 0))
  const ideal = (relative ? longest.slice(0, 1) : ideals).map((one, i): LineSet => ({
    ...{ label: i === 0 ? s.ideal : '', data: [...idealLine(one)], yAxisID: 'y' },
    ...{ borderColor: palette.faint, backgroundColor: palette.faint },
    ...{ borderWidth: 1, borderDash: [1, 3], pointRadius: 0, pointHitRadius: 0 },
    pointStyle: 'line',
  }))
  const papers = (published ? publishedSeries() : []).map(({ version, points }, i): LineSet => ({
    ...{ label: s.publishedAs(version), data: [...points], yAxisID: 'y' },
    ...{ borderColor: palette.text, backgroundColor: palette.panel, borderWidth: 1 },
    ...{ borderDash: i === 0 ? [2, 3] : [7, 3], pointRadius: 2.5 },
    pointStyle: i === 0 ? 'triangle' : 'rect',
  }))
  const highest = Math.max(
    ...series.flatMap(one => one.points.map(point => point.high ?? point.y)),
    ...papers.flatMap(({ data }) => data.map(({ y }) => y)),
  )
  const most = Math.max(...[...measured, ...papers].flatMap(({ data }) => data.map(({ x }) => x)))
  return {
    type: 'line',
    data: { datasets: [...measured, ...efficiency, ...ideal, ...papers] },
    plugins: [errorBars],
    options: {
      ...base,
      parsing: false,
      interaction: { mode: 'nearest', intersect: false },
      plugins: {
        ...base.plugins,
        legend: {
          ...base.plugins.legend,
          labels: {
            ...base.plugins.legend.labels,
            filter: (item, data) => {
              const set = data.datasets[item.datasetIndex ?? 0] as LineSet | undefined
              return item.text !== '' && set?.yAxisID === 'y'
            },
          },
        },
        tooltip: {
          ...base.plugins.tooltip,
          callbacks: {
            title: items => s.threads(items[0]?.parsed.x ?? 0),
            label: item => ` ${item.dataset.label || s.ideal}: ${reading(item, format)}`,
          },
        },
      },
      scales: {
        x: {
          ...axis(palette, s.xTitle),
          type: 'linear',
          min: 0,
          max: most,
          ticks: { ...axis(palette, '').ticks, precision: 0, includeBounds: false },
        },
        y: {
          ...axis(palette, relative ? s.yRelative : s.yTitle),
          ...{
            type: 'linear',
            position: 'left',
            stack: 'panels',
            stackWeight: 5,
            beginAtZero: true,
          },
          // The ideal lies far above where it scales badly; it may leave the picture, what was measured may not.
          max: highest * 1.08,
          ticks: { ...axis(palette, '').ticks, includeBounds: false },
        },
        efficiency: {
          ...axis(palette, s.efficiency),
          ...{ type: 'linear', position: 'left', stack: 'panels', stackWeight: 2, offset: true },
          ...{ min: 0, suggestedMax: 1 },
          ticks: {
            ...axis(palette, '').ticks,
            maxTicksLimit: 4,
            callback: value => `${Math.round(Number(value) * 100)} %`,
          },
        },
      },
    },
  }
}

function reading(item: TooltipItem<'line'>, format: (value: number) => string): string {
  const value = item.parsed.y ?? 0
  const { low, high } = item.raw as { low?: number; high?: number }
  if (item.dataset.yAxisID === 'efficiency') return `${s.efficiency} ${formatShare(value)}`
  return low === undefined || high === undefined
    ? format(value)
    : `${format(value)} (${format(low)} – ${format(high)})`
}
