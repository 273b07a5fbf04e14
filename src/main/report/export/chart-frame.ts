/** What all charts share: their size, axes, grid, names of series beside the plot, and the element around it. */
import type { Scale } from './scale.ts'
import { element, escapeMarkup, label, line, mark } from './svg.ts'

export interface Chart {
  /** For ids and names of files. */
  readonly id: string
  readonly title: string
  /** What it shows, for those who do not see it and under it for those who do. */
  readonly description: string
  readonly height: number
  /** What is drawn, without the element around it. */
  readonly drawing: string
}

export const WIDTH = 720
const LEGEND = 176

export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const plotOf = (top: number, bottom: number, left = 62): Plot => ({
  ...{ left, right: WIDTH - LEGEND, top, bottom },
})

/** Grid and figures of an upright axis, its name above. */
export function yAxis(plot: Plot, scale: Scale, name: string, text: (value: number) => string) {
  const ticks = scale.ticks.map(tick => {
    const y = scale.at(tick)
    return (
      line(plot.left, y, plot.right, y, { class: 'grid' }) +
      label(plot.left - 7, y + 3.5, text(tick), { class: 'tick', 'text-anchor': 'end' })
    )
  })
  return ticks.join('') + label(plot.left - 50, plot.top - 12, name, { class: 'axis-name' })
}

/** Figures of a level axis, its name at the end below. `ticks` with their texts. */
export function xAxis(
  plot: Plot,
  at: (value: number) => number,
  ticks: readonly (readonly [value: number, text: string])[],
  name: string,
) {
  const marks = ticks.map(([tick, text]) => {
    const x = at(tick)
    return (
      line(x, plot.bottom, x, plot.bottom + 4, { class: 'axis' }) +
      label(x, plot.bottom + 16, text, { class: 'tick', 'text-anchor': 'middle' })
    )
  })
  return (
    line(plot.left, plot.bottom, plot.right, plot.bottom, { class: 'axis' }) +
    marks.join('') +
    label(plot.right, plot.bottom + 32, name, { class: 'axis-name', 'text-anchor': 'end' })
  )
}

/** Characters of a name that fit beside a plot. */
const MOST_NAME = 25

const shortName = (name: string) =>
  name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name

/** Names of the series with their marks, one a row. */
export function legend(plot: Plot, names: readonly string[], first = 0): string {
  return names
    .map((name, i) => {
      const y = plot.top + 8 + i * 17
      return (
        mark(first + i, plot.right + 18, y) +
        label(plot.right + 28, y + 4, shortName(name), { class: 'series-name' })
      )
    })
    .join('')
}

/** Lines of words below a legend of `rows`. */
export const legendNotes = (plot: Plot, rows: number, notes: readonly string[]) =>
  notes
    .map((note, i) =>
      label(plot.right + 14, plot.top + 16 + (rows + i) * 17, note, { class: 'note' }),
    )
    .join('')

/** Numbers of an axis: short, with thin thousands. */
export const axisNumber = (value: number) =>
  value >= 10_000
    ? `${Number((value / 1000).toPrecision(4))}k`
    : String(Number(value.toPrecision(6)))

/** A chart as an element of a page, named for those who cannot see it. */
export function svgElement(chart: Chart, attributes: Readonly<Record<string, string>> = {}) {
  const { id, title, description, height, drawing } = chart
  return element(
    'svg',
    {
      ...attributes,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
    },
    element('title', { id: `${id}-title` }, escapeMarkup(title)),
    element('desc', { id: `${id}-description` }, escapeMarkup(description)),
    drawing,
  )
}
