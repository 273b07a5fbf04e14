/** The charts of a report, and each of them as an SVG file that needs nothing else. */
import type { Report } from '../../../shared/report.ts'
import { type Chart, svgElement, WIDTH } from './chart-frame.ts'
import { chartColours, chartShapes, FONT } from './chart-style.ts'
import { dark, light } from './colours.ts'
import { latencyChart } from './latency-chart.ts'
import { paretoChart } from './pareto-chart.ts'
import { phaseChart } from './phase-chart.ts'
import { pointFigures } from './point-figures.ts'
import { scalingChart } from './scaling-chart.ts'
import { element, label } from './svg.ts'

/** Those that the report has figures for. */
export function chartsOf(report: Report): Chart[] {
  const figures = pointFigures(report)
  const all = [
    scalingChart(figures),
    paretoChart(report, figures),
    latencyChart(figures),
    phaseChart(figures),
  ]
  return all.filter(chart => chart !== undefined)
}

const TITLE = 34

/**
 * @param theme `auto` follows the reader's; `light` for programs that know of no themes
 * @param font for those that know of no fonts
 */
export function svgFile(chart: Chart, theme: 'auto' | 'light' = 'auto', font = FONT): string {
  const style = [
    chartShapes(font),
    chartColours(light),
    ...(theme === 'auto'
      ? [`@media screen and (prefers-color-scheme: dark) {\n${chartColours(dark)}\n}`]
      : []),
  ].join('\n')
  const height = chart.height + TITLE
  return `${svgElement(
    {
      ...chart,
      height,
      drawing: [
        element('style', {}, style),
        element('rect', { width: WIDTH, height, class: 'backdrop' }),
        label(12, 22, chart.title, { class: 'series-name', 'font-size': '13px' }),
        element('g', { transform: `translate(0 ${TITLE})` }, chart.drawing),
      ].join(''),
    },
    { xmlns: 'http://www.w3.org/2000/svg', width: String(WIDTH), height: String(height) },
  )}\n`
}
