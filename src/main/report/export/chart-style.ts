/** The style of charts: shapes once, colours by theme. Plain CSS, so that programs that only draw SVG follow it. */
import type { Colours } from './colours.ts'

export const FONT = `system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif`

export const chartShapes = (font: string) =>
  `
svg text { font-family: ${font}; font-size: 11px; font-variant-numeric: tabular-nums; }
svg .axis-name, svg .note { font-size: 10.5px; }
svg .point-name { font-size: 10px; }
svg .grid, svg .axis { stroke-width: 1; }
svg .curve { stroke-width: 1.8; stroke-linejoin: round; }
svg .ideal { stroke-width: 1.2; stroke-dasharray: 4 4; }
svg .whisker { stroke-width: 1.2; }
svg .front { stroke-width: 1.4; }
svg .hollow { fill: none; stroke-width: 1.2; }
svg .point-name { paint-order: stroke; stroke-width: 3; stroke-linejoin: round; }
svg .behind { opacity: 0.5; }
`.trim()

export function chartColours(c: Colours): string {
  const series = c.series.map(
    (colour, i) =>
      `svg .mark.s${i} { fill: ${colour}; } svg .curve.s${i}, svg .ideal.s${i}, svg .whisker.s${i} { stroke: ${colour}; }`,
  )
  const phases = Object.entries(c.phase).map(
    ([part, colour]) => `svg .phase.${part} { fill: ${colour}; }`,
  )
  return `
svg text { fill: ${c.text2}; }
svg .series-name, svg .point-name { fill: ${c.text}; }
svg .axis-name, svg .note { fill: ${c.text3}; }
svg .grid { stroke: ${c.grid}; }
svg .axis { stroke: ${c.text3}; }
svg .mark, svg .phase { stroke: ${c.panel}; stroke-width: 0.8; }
svg .front { stroke: ${c.text3}; }
svg .hollow { stroke: ${c.text2}; }
svg .point-name { stroke: ${c.panel}; }
svg .backdrop { fill: ${c.panel}; }
${[...series, ...phases].join('\n')}
`.trim()
}
