/** The chart of effective rate against link speed: both axes logarithmic, intervals as bands, the link as a line. */
import { Chart, Filler } from 'chart.js'
import { speedWords } from '../link/answer-words.ts'
import { strings } from '../strings/index.ts'
import { formatShort, formatThroughput } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'
import type { LinkCurves } from './link-curves.ts'
import { logAxis, options, seriesStyle, type LineConfig, type LineSet } from './report-chart.ts'

Chart.register(Filler)

const s = strings.link.chart

/** How much of its line's colour a band has, of 255. */
const BAND = '2e'

/** @param names of the curves, in their order */
export function linkConfig(
  { curves, from, to, here }: LinkCurves,
  names: readonly string[],
  palette: Palette,
): LineConfig {
  const base = options(palette)
  const bands: LineSet[] = []
  const lines: LineSet[] = []
  curves.forEach(({ points }, i) => {
    const style = seriesStyle(i, palette)
    const edge = {
      ...{ label: '', borderWidth: 0, pointRadius: 0, pointHitRadius: 0 },
      ...{ borderColor: style.borderColor, backgroundColor: banded(style.borderColor) },
    }
    if (points.some(({ low }) => low !== undefined)) {
      bands.push(
        { ...edge, data: points.map(({ x, y, low }) => ({ x, y: low ?? y })), fill: false },
        { ...edge, data: points.map(({ x, y, high }) => ({ x, y: high ?? y })), fill: '-1' },
      )
    }
    lines.push({
      ...{ ...style, label: names[i] ?? '', data: [...points] },
      ...{ pointRadius: 0, pointHoverRadius: 4, pointHitRadius: 4 },
    })
  })
  const ys = curves.flatMap(({ points }) => points.map(({ y }) => y)).filter(y => y > 0)
  const [lowest, highest] = [0.8 * Math.min(...ys), 1.25 * Math.max(...ys)]
  const mark: LineSet = {
    label: `${s.here}: ${speedWords(here * 1e9)}`,
    data: [
      { x: here, y: lowest },
      { x: here, y: highest },
    ],
    ...{ borderColor: palette.text, backgroundColor: palette.text, borderWidth: 1.25 },
    ...{ borderDash: [5, 3], pointRadius: 0, pointHitRadius: 0, pointStyle: 'line' },
  }
  return {
    type: 'line',
    data: { datasets: [...bands, ...lines, mark] },
    options: {
      ...base,
      parsing: false,
      interaction: { mode: 'nearest', intersect: false },
      plugins: {
        ...base.plugins,
        legend: {
          ...base.plugins.legend,
          // Bands go with their lines.
          labels: { ...base.plugins.legend.labels, filter: ({ text }) => text !== '' },
        },
        tooltip: {
          ...base.plugins.tooltip,
          filter: ({ dataset }) => lines.some(({ label }) => label === dataset.label),
          callbacks: {
            title: items => speedWords((items[0]?.parsed.x ?? 0) * 1e9),
            label: ({ dataset, parsed }) =>
              ` ${dataset.label ?? ''}: ${formatThroughput(parsed.y ?? 0)}`,
          },
        },
      },
      scales: {
        x: { ...decades(logAxis(palette, s.xTitle)), min: from, max: to },
        y: { ...decades(logAxis(palette, s.yTitle)), min: lowest, max: highest },
      },
    },
  }
}

/** Every power of ten has its name: of an axis this long Chart.js would leave out any of them. */
const decades = (axis: ReturnType<typeof logAxis>) => ({
  ...axis,
  ticks: {
    ...axis.ticks,
    autoSkip: false,
    callback: (value: number | string) => {
      const power = Math.log10(Number(value))
      return Math.abs(power - Math.round(power)) < 1e-9 ? formatShort(Number(value), 6) : ''
    },
  },
})

/** A colour with little of it: `#rrggbb` with an alpha, anything else as `color-mix` has it. */
const banded = (color: string) =>
  /^#[0-9a-f]{6}$/i.test(color) ? color + BAND : `color-mix(in srgb, ${color} 18%, transparent)`
