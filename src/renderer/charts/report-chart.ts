/**
 * What the charts of reports share: the parts of Chart.js that they need, how a series is told from another
 * without colour, and how axes, legend and tooltip look. Nothing moves by itself.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
  type ChartConfiguration,
  type ChartDataset,
  type ChartOptions,
  type PointStyle,
} from 'chart.js'
import { figureLocale, formatCount, formatShort } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'

Chart.register(
  ...[BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement],
  ...[LogarithmicScale, PointElement, ScatterController, Tooltip],
)

/** A figure, with its 95 % interval where it has one and a name where it is worth one. */
export interface ChartPoint {
  readonly x: number
  readonly y: number
  readonly low?: number
  readonly high?: number
  readonly name?: string
}

export type LineConfig = ChartConfiguration<'line', ChartPoint[]>
export type LineSet = ChartDataset<'line', ChartPoint[]>
export type BarConfig = ChartConfiguration<'bar', number[]>
export type ReportChartConfig = LineConfig | BarConfig

const dashes = [[], [6, 3], [2, 2], [8, 3, 2, 3]]
const markers: readonly PointStyle[] = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot', 'star']

/** Series that can be told apart. */
export const MOST_SERIES = 8

/** Colour, dashes and marker of a series; the first six have markers of their own. */
export function seriesStyle(i: number, palette: Palette) {
  const color = palette.series[i % palette.series.length] ?? palette.text
  return {
    borderColor: color,
    backgroundColor: color,
    borderWidth: 1.5,
    borderDash: [...(dashes[(i + Math.floor(i / palette.series.length)) % dashes.length] ?? [])],
    pointStyle: markers[i % markers.length] ?? 'circle',
    pointRadius: 4,
    pointHoverRadius: 6,
    pointBorderWidth: 1.5,
    // Markers at the end of an axis are whole.
    clip: 8,
  }
}

const fontOf = (palette: Palette) => ({ family: palette.font, size: 11 })

/** An axis with its name. */
export function axis(palette: Palette, title: string) {
  return {
    border: { display: false },
    grid: { color: palette.line, tickLength: 4 },
    ticks: { color: palette.faint, font: fontOf(palette), maxRotation: 0 },
    title: { display: true, text: title, color: palette.text, font: fontOf(palette) },
  }
}

export function options(palette: Palette) {
  const font = fontOf(palette)
  return {
    locale: figureLocale(),
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    layout: { padding: { top: 4, right: 12 } },
    plugins: {
      legend: {
        position: 'bottom',
        align: 'start',
        labels: {
          color: palette.text,
          font,
          usePointStyle: true,
          boxHeight: 8,
          padding: 12,
        },
      },
      tooltip: {
        ...{ backgroundColor: palette.panel, borderColor: palette.faint, borderWidth: 1 },
        ...{ titleColor: palette.text, bodyColor: palette.text, titleFont: font, bodyFont: font },
        ...{ boxWidth: 8, boxHeight: 8, cornerRadius: 4, usePointStyle: true },
      },
    },
  } as const satisfies ChartOptions
}

/** Whether figures lie so far apart that only a logarithmic axis shows the small ones. */
export function spansDecades(values: readonly number[]): boolean {
  const known = values.filter(value => value > 0)
  return known.length > 1 && Math.max(...known) / Math.min(...known) > 20
}

/** A logarithmic axis of MB/s: names at 1, 2 and 5 only, so that they never lie over each other. */
export function logAxis(palette: Palette, title: string) {
  const base = axis(palette, title)
  return {
    ...base,
    type: 'logarithmic' as const,
    ticks: {
      ...base.ticks,
      callback: (value: number | string) => {
        const number = Number(value)
        const first = number / 10 ** Math.floor(Math.log10(number) + 1e-9)
        return [1, 2, 5].includes(Math.round(first * 1000) / 1000) ? formatTick(number) : ''
      },
    },
  }
}

const formatTick = (value: number) => (value < 10 ? formatShort(value, 20) : formatCount(value))

/** Draws a chart until it is destroyed. */
export function drawChart(
  context: CanvasRenderingContext2D,
  config: ReportChartConfig,
): { readonly destroy: () => void } {
  return config.type === 'bar' ? new Chart(context, config) : new Chart(context, config)
}
