/** The chart of request times: two distributions, how long against how rare. */
import { strings } from '../strings/index.ts'
import { formatDuration } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'
import { percentileLabel } from './latency-curve.ts'
import {
  axis,
  options,
  seriesStyle,
  type ChartPoint,
  type LineConfig,
  type LineSet,
} from './report-chart.ts'

const s = strings.charts.latency

const powers = (max: number) =>
  Array.from({ length: Math.floor(Math.log10(max)) + 1 }, (_, i) => ({ value: 10 ** i }))

export function latencyConfig(
  curves: { readonly run: readonly ChartPoint[]; readonly wait: readonly ChartPoint[] },
  palette: Palette,
): LineConfig {
  const base = options(palette)
  const sets = (['run', 'wait'] as const).map((name, i): LineSet => {
    const style = seriesStyle(i, palette)
    return { ...style, label: s[name], data: [...curves[name]], pointRadius: 2.5 }
  })
  return {
    type: 'line',
    data: { datasets: sets },
    options: {
      ...base,
      parsing: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      plugins: {
        ...base.plugins,
        tooltip: {
          ...base.plugins.tooltip,
          callbacks: {
            title: items => percentileLabel(items[0]?.parsed.x ?? 1),
            label: item => ` ${item.dataset.label ?? ''}: ${formatDuration(item.parsed.y ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          ...axis(palette, s.xTitle),
          ...{ type: 'logarithmic', min: 1 },
          afterBuildTicks: scale => void (scale.ticks = powers(scale.max)),
          ticks: {
            ...axis(palette, '').ticks,
            callback: value => percentileLabel(Number(value)),
          },
        },
        y: {
          ...axis(palette, s.yTitle),
          type: 'logarithmic',
          ticks: {
            ...axis(palette, '').ticks,
            // One name a decade; the lines between have none.
            callback: value =>
              Number.isInteger(Math.log10(Number(value))) ? formatDuration(Number(value)) : '',
          },
        },
      },
    },
  }
}
