/** SVG as text: elements, and shapes of charts. Numbers are rounded to a tenth of a pixel. */

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Text for markup. Characters that XML 1.0 has no way to write are left out. */
export const escapeMarkup = (text: string) =>
  text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const number = (value: number) => String(Math.round(value * 10) / 10)

/** An element around its content, which is markup already. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${typeof value === 'number' ? number(value) : escapeMarkup(value)}"`],
  )
  const opening = `<${name}${words.join('')}`
  return content.length === 0 ? `${opening}/>` : `${opening}>${content.join('')}</${name}>`
}

export const label = (x: number, y: number, words: string, attributes: Attributes = {}) =>
  element('text', { x, y, ...attributes }, escapeMarkup(words))

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes) =>
  element('line', { x1, y1, x2, y2, ...attributes })

export type Spot = readonly [x: number, y: number]

export const polyline = (spots: readonly Spot[], attributes: Attributes) =>
  element('polyline', {
    points: spots.map(([x, y]) => `${number(x)},${number(y)}`).join(' '),
    fill: 'none',
    ...attributes,
  })

/** Shapes, so that series stay apart without colours too. */
const shapes: readonly ((x: number, y: number) => readonly Spot[])[] = [
  (x, y) => [
    [x - 3.2, y - 3.2],
    [x + 3.2, y - 3.2],
    [x + 3.2, y + 3.2],
    [x - 3.2, y + 3.2],
  ],
  (x, y) => [
    [x, y - 4.4],
    [x + 4.2, y + 3],
    [x - 4.2, y + 3],
  ],
  (x, y) => [
    [x, y - 4.6],
    [x + 4.6, y],
    [x, y + 4.6],
    [x - 4.6, y],
  ],
  (x, y) => [
    [x, y + 4.4],
    [x + 4.2, y - 3],
    [x - 4.2, y - 3],
  ],
]

/** The mark of the series of that index: a circle first, then square, triangle, diamond, triangle down. */
export function mark(series: number, x: number, y: number, title = '', name = 'mark'): string {
  const inside = title === '' ? [] : [element('title', {}, escapeMarkup(title))]
  const shape = shapes[(series % (shapes.length + 1)) - 1]
  const attributes = { class: `${name} s${series % 6}` }
  if (shape === undefined) {
    return element('circle', { cx: x, cy: y, r: 3.6, ...attributes }, ...inside)
  }
  const points = shape(x, y).map(([px, py]) => `${number(px)},${number(py)}`)
  return element('polygon', { points: points.join(' '), ...attributes }, ...inside)
}

/** An interval: a bar with ends. */
export function whisker(series: number, x: number, low: number, high: number): string {
  const attributes = { class: `whisker s${series % 6}` }
  return (
    line(x, low, x, high, attributes) +
    line(x - 4, low, x + 4, low, attributes) +
    line(x - 4, high, x + 4, high, attributes)
  )
}
