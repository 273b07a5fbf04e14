/**
 * Throughput over time as a Chart.js line. Only the parts of Chart.js that a line needs are registered. No
 * animation: a measuring instrument shows what is, not how it got there.
 */
import {
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type Point,
} from 'chart.js'
import { megabytesPerSecond } from '../live/headline.ts'
import type { LiveHistory } from '../live/live-history.ts'
import { GUTTER_LEFT, GUTTER_RIGHT, tickLabel, tickStep } from '../live/time-axis.ts'
import { widthOf, type TimeWindow } from '../live/time-window.ts'
import { figureLocale, formatThroughput } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement, Tooltip)

export interface Series {
  readonly in: Point[]
  readonly out: Point[]
  readonly peak: number
}

/** Both lines of a history: MB/s at the middle of each column, level to the ends. */
export function seriesOf(history: LiveHistory): Series {
  const series: { in: Point[]; out: Point[]; peak: number } = { in: [], out: [], peak: 0 }
  let startNs = 0
  for (let column = 0; column < history.columns; column++) {
    const ns = history.durationNs[column] ?? 0
    if (ns <= 0) continue
    const y = megabytesPerSecond(history.bytesIn[column] ?? 0, ns)
    const out = megabytesPerSecond(history.bytesOut[column] ?? 0, ns)
    const middle = startNs + ns / 2
    // The ends are drawn level, so that the line spans the run and one column is a line, too.
    const times = [middle]
    if (startNs === 0) times.unshift(0)
    startNs += ns
    if (column === history.columns - 1) times.push(startNs)
    for (const time of times) {
      series.in.push({ x: time / 1e9, y })
      series.out.push({ x: time / 1e9, y: out })
    }
    series.peak = Math.max(series.peak, y)
  }
  return series
}

export type ThroughputChart = Chart<'line', Point[]>

export function createThroughputChart(
  context: CanvasRenderingContext2D,
  labels: { readonly in: string; readonly out: string },
): ThroughputChart {
  return new Chart<'line', Point[]>(context, {
    type: 'line',
    data: {
      datasets: [
        { label: labels.in, data: [], borderWidth: 1.5, pointRadius: 0, fill: 'origin' },
        { label: labels.out, data: [], borderWidth: 1.5, pointRadius: 0, borderDash: [4, 3] },
      ],
    },
    options: {
      locale: figureLocale(),
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      layout: { padding: { top: 8, right: GUTTER_RIGHT } },
      plugins: {
        // The panel's head names the lines; other charts of the window have registered the legend.
        legend: { display: false },
        tooltip: {
          callbacks: {
            title: items => tickLabel(items[0]?.parsed.x ?? 0, 0.1),
            label: item => ` ${item.dataset.label ?? ''} ${formatThroughput(item.parsed.y ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: 1,
          border: { display: false },
          ticks: { maxRotation: 0 },
        },
        y: {
          type: 'linear',
          beginAtZero: true,
          suggestedMax: 10,
          border: { display: false },
          ticks: { maxTicksLimit: 5 },
          grid: {},
          afterFit: scale => void (scale.width = GUTTER_LEFT),
        },
      },
    },
  })
}

export function paintChart(chart: ThroughputChart, palette: Palette): void {
  const [first, second] = chart.data.datasets
  const font = { family: palette.font, size: 11 }
  if (first !== undefined) {
    first.borderColor = palette.in
    first.backgroundColor = palette.inSoft
  }
  if (second !== undefined) second.borderColor = palette.out
  for (const axis of ['x', 'y'] as const) {
    Object.assign(chart.options.scales?.[axis]?.grid ?? {}, { color: palette.line, tickLength: 4 })
    Object.assign(chart.options.scales?.[axis]?.ticks ?? {}, { color: palette.faint, font })
  }
  const tooltip = chart.options.plugins?.tooltip
  if (tooltip !== undefined) {
    Object.assign(tooltip, {
      backgroundColor: palette.panel,
      borderColor: palette.faint,
      borderWidth: 1,
      titleColor: palette.text,
      bodyColor: palette.text,
      titleFont: font,
      bodyFont: font,
      boxWidth: 8,
      boxHeight: 2,
      cornerRadius: 4,
    })
  }
}

export function fillChart(chart: ThroughputChart, series: Series, shown: TimeWindow): void {
  const [first, second] = chart.data.datasets
  if (first !== undefined) first.data = series.in
  if (second !== undefined) second.data = series.out
  const step = tickStep(widthOf(shown), (chart.width - GUTTER_LEFT - GUTTER_RIGHT) / 90)
  const x = chart.options.scales?.x
  if (x !== undefined) Object.assign(x, { min: shown.from, max: shown.to })
  Object.assign(x?.ticks ?? {}, {
    stepSize: step,
    autoSkip: false,
    callback: (value: number | string) => tickLabel(Number(value), step),
  })
  chart.update('none')
}
