/** Stacked bars of shares: one bar a point or a thread, one colour a phase or a state. */
import { strings } from '../strings/index.ts'
import { formatShare } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'
import { barShares } from './bar-shares.ts'
import { axis, options, type BarConfig } from './report-chart.ts'

export interface ShareBar {
  readonly label: string
  /** By part, each 0–1. */
  readonly shares: Readonly<Record<string, number>>
}

export interface SharePart {
  readonly id: string
  readonly label: string
  readonly color: string
}

const s = strings.charts.time

export function timeConfig(
  bars: readonly ShareBar[],
  parts: readonly SharePart[],
  palette: Palette,
): BarConfig {
  const base = options(palette)
  const labels = bars.map(({ label }) => label)
  return {
    type: 'bar',
    data: {
      labels,
      datasets: parts.map(({ id, label, color }) => ({
        ...{ label, data: bars.map(({ shares }) => shares[id] ?? 0), backgroundColor: color },
        ...{ borderColor: palette.panel, borderWidth: { right: 1 }, borderSkipped: false },
        ...{ maxBarThickness: 26, categoryPercentage: 0.9, barPercentage: 0.9 },
      })),
    },
    plugins: [barShares(palette)],
    options: {
      ...base,
      indexAxis: 'y',
      interaction: { mode: 'nearest', axis: 'y', intersect: false },
      plugins: {
        ...base.plugins,
        legend: {
          ...base.plugins.legend,
          labels: { ...base.plugins.legend.labels, pointStyle: 'rect', pointStyleWidth: 12 },
        },
        tooltip: {
          ...base.plugins.tooltip,
          ...{ mode: 'index', usePointStyle: false },
          callbacks: {
            label: item => ` ${item.dataset.label ?? ''}: ${formatShare(item.parsed.x ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          ...axis(palette, s.xTitle),
          ...{ type: 'linear', stacked: true, min: 0, max: 1 },
          ticks: {
            ...axis(palette, '').ticks,
            callback: value => `${Math.round(Number(value) * 100)} %`,
          },
        },
        y: {
          ...axis(palette, ''),
          ...{ type: 'category', stacked: true, labels },
          title: { display: false },
          grid: { display: false },
          ticks: { ...axis(palette, '').ticks, autoSkip: false },
        },
      },
    },
  }
}
