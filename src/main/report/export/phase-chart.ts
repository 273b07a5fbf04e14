/** Where the submitter's wall time went, as shares of it, for each point: one bar, in the order of the fastest. */
import { formatDuration, formatShare } from '../../../shared/units.ts'
import { type Chart, plotOf, xAxis } from './chart-frame.ts'
import { type PointFigures, speedOf } from './point-figures.ts'
import { element, escapeMarkup, label } from './svg.ts'

const MOST_BARS = 16
const ROW = 20

const parts = ['read', 'scan', 'submit', 'wait', 'drain'] as const
const words: Readonly<Record<(typeof parts)[number], string>> = {
  read: 'reading the dump',
  scan: 'looking for zero pages',
  submit: 'submitting',
  wait: 'waiting for a thread',
  drain: 'waiting for the last',
}

/** Undefined when nothing was measured. */
export function phaseChart(figures: readonly PointFigures[]): Chart | undefined {
  const all = figures.filter(({ typical }) => (typical?.result.wallNs ?? 0) > 0)
  if (all.length === 0) return undefined
  const shown = all.toSorted((a, b) => speedOf(b.point) - speedOf(a.point)).slice(0, MOST_BARS)
  const plot = plotOf(14, Math.max(14 + shown.length * ROW, 110), nameWidth(shown))
  const x = (share: number) => plot.left + share * (plot.right - plot.left)
  return {
    id: 'phases',
    title: 'Where the wall time went',
    description: `Time of the submitter by phase, as a share of the wall time, of the sample nearest to the median.${all.length > shown.length ? ` The ${shown.length} fastest of ${all.length} points.` : ''}`,
    height: plot.bottom + 40,
    drawing: [
      ...shown.map((row, i) => bar(row, plot.top + i * ROW, plot.left, x)),
      xAxis(
        plot,
        x,
        [0, 0.25, 0.5, 0.75, 1].map(share => [share, `${share * 100} %`] as const),
        'of the wall time',
      ),
      ...parts.map((part, i) => {
        const y = plot.top + 4 + i * 17
        return (
          element('rect', {
            ...{ x: plot.right + 14, y, width: 9, height: 9 },
            class: `phase ${part}`,
          }) + label(plot.right + 28, y + 8.5, words[part], { class: 'series-name' })
        )
      }),
    ].join(''),
  }
}

/** Room for the longest name, which is cut at 30 characters. */
const nameWidth = (shown: readonly PointFigures[]) =>
  24 + Math.max(...shown.map(({ name }) => Math.min(30, name.length))) * 6

function bar(
  { name, typical }: PointFigures,
  top: number,
  left: number,
  x: (share: number) => number,
): string {
  const result = typical?.result
  if (result === undefined) return ''
  // The phases make up the wall time; where clocks make them a little more, the bar ends at the end.
  const whole = Math.max(
    result.wallNs,
    parts.reduce((sum, part) => sum + result.phases[part], 0),
  )
  let from = 0
  const pieces = parts.map(part => {
    const share = result.phases[part] / whole
    const start = from
    from += share
    const title = `${name}: ${words[part]} ${formatDuration(result.phases[part])}, ${formatShare(share)}`
    return share === 0
      ? ''
      : element(
          'rect',
          {
            ...{ x: x(start), y: top + 3, width: x(from) - x(start), height: ROW - 6 },
            class: `phase ${part}`,
          },
          element('title', {}, escapeMarkup(title)),
        )
  })
  const short = name.length > 30 ? `${name.slice(0, 29)}…` : name
  return (
    label(left - 8, top + 14, short, { class: 'series-name', 'text-anchor': 'end' }) +
    pieces.join('')
  )
}
