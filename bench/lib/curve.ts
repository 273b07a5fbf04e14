/**
 * Curves over the number of threads as an SVG picture that reads on light and on dark pages. Every doubling
 * of the threads is one step to the right, the other axis begins at zero, and a band shows the spread.
 */
import { median } from '../statistics.ts'
import { figure } from './table.ts'

export interface Curve {
  readonly name: string
  readonly points: readonly { readonly threads: number; readonly samples: readonly number[] }[]
}

const WIDTH = 720
const HEIGHT = 360
const LEFT = 64
const RIGHT = 168
const TOP = 44
const BOTTOM = 48
const COLOURS = ['#2f81f7', '#d29922', '#8b949e']
const GREY = '#8b949e'
const STEPS = 4

/** @param level drawn across as a dashed line, such as the ideal */
export function curvesSvg(
  title: string,
  unit: string,
  curves: readonly Curve[],
  level?: { readonly name: string; readonly value: number },
): string {
  const threads = [...new Set(curves.flatMap(curve => curve.points.map(p => p.threads)))]
  const most = Math.log2(Math.max(...threads))
  const highest = Math.max(
    level?.value ?? 0,
    ...curves.flatMap(curve => curve.points.flatMap(point => point.samples)),
  )
  const step = roundUp(highest / STEPS)
  const x = (count: number) => LEFT + (Math.log2(count) / most) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEIGHT - BOTTOM - (value / (step * STEPS)) * (HEIGHT - TOP - BOTTOM)
  const at = (count: number, value: number) => `${x(count).toFixed(1)},${y(value).toFixed(1)}`
  const text = (px: number, py: number, words: string, more = '') =>
    `<text x="${px.toFixed(1)}" y="${py.toFixed(1)}" fill="${GREY}" ${more}>${escape(words)}</text>`

  const grid = Array.from({ length: STEPS + 1 }, (_, i) => {
    const line = `<path d="M${LEFT} ${y(i * step).toFixed(1)}H${WIDTH - RIGHT}" stroke="${GREY}" stroke-opacity="0.25"/>`
    return line + text(LEFT - 8, y(i * step) + 4, figure(i * step), 'text-anchor="end"')
  })
  const ticks = threads.map(count =>
    text(x(count), HEIGHT - BOTTOM + 18, String(count), 'text-anchor="middle"'),
  )
  const dashed =
    level &&
    `<path d="M${LEFT} ${y(level.value).toFixed(1)}H${WIDTH - RIGHT}" stroke="${GREY}" stroke-dasharray="5 4"/>` +
      text(WIDTH - RIGHT + 8, y(level.value) - 4, level.name)
  const drawn = curves.map(({ name, points }, i) => {
    const colour = COLOURS[i % COLOURS.length] ?? GREY
    const band = [
      ...points.map(p => at(p.threads, Math.max(...p.samples))),
      ...points.map(p => at(p.threads, Math.min(...p.samples))).reverse(),
    ]
    const line = points.map(p => at(p.threads, median(p.samples)))
    const last = points.at(-1)
    const end = last ? y(median(last.samples)) + 14 : TOP
    return [
      `<polygon points="${band.join(' ')}" fill="${colour}" fill-opacity="0.15"/>`,
      `<polyline points="${line.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...line.map(point => `<circle cx="${point.replace(',', '" cy="')}" r="3" fill="${colour}"/>`),
      `<text x="${WIDTH - RIGHT + 8}" y="${end.toFixed(1)}" fill="${colour}">${escape(name)}</text>`,
    ].join('\n')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">
<title>${escape(title)}</title>
${text(LEFT, 20, title, 'font-size="14"')}
${text(LEFT, TOP - 8, unit)}
${text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'threads', 'text-anchor="middle"')}
${[...grid, ...ticks, ...(dashed ? [dashed] : []), ...drawn].join('\n')}
</svg>
`
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5].find(times => times * power >= value) ?? 10) * power
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
