/** The chart of ratio against speed: points by codec, the front as steps, its points named. */
import { strings } from '../strings/index.ts'
import { formatRate, formatThroughput } from '../ui/figures.ts'
import type { Palette } from '../ui/palette.ts'
import { pointNames } from './point-names.ts'
import {
  axis,
  logAxis,
  options,
  seriesStyle,
  spansDecades,
  type ChartPoint,
  type LineConfig,
  type LineSet,
} from './report-chart.ts'

export interface NamedTrade extends ChartPoint {
  readonly name: string
  readonly group: string
}

/** The group of what other programs measured; the others are codecs. */
export const IMPORTED = 'imported'

const s = strings.charts.pareto

/** Points that are all named when there are no more of them. */
const FEW = 12

const nameOf = (group: string) => (group === IMPORTED ? s.imported : group)

export function paretoConfig(
  points: readonly NamedTrade[],
  front: readonly NamedTrade[],
  palette: Palette,
): LineConfig {
  const base = options(palette)
  const groups = [...new Set(points.map(({ group }) => group))]
  const inFront = new Set(front)
  const named = ({ x, y, name }: NamedTrade, isNamed: boolean): ChartPoint =>
    isNamed ? { x, y, name } : { x, y }
  const few = points.length <= FEW
  const sets = groups.map((group, i): LineSet => {
    const style = seriesStyle(i, palette)
    const here = points.filter(point => point.group === group)
    return {
      ...{ ...style, label: nameOf(group), showLine: false },
      data: here.map(point => named(point, few || inFront.has(point))),
      // A filled marker is on the front.
      pointBackgroundColor: here.map(p => (inFront.has(p) ? style.borderColor : palette.panel)),
      pointRadius: here.map(p => (inFront.has(p) ? 5 : 3.5)),
    }
  })
  const steps: LineSet = {
    ...{ label: s.front, data: front.map(({ x, y }) => ({ x, y })), stepped: 'after' },
    ...{ borderColor: palette.text, backgroundColor: palette.text, borderWidth: 1.25 },
    ...{ pointRadius: 0, pointHitRadius: 0, pointStyle: 'line' },
  }
  const speeds = points.map(({ y }) => y)
  const isLog = spansDecades(speeds)
  // A logarithmic axis would begin at the slowest point, which then lies half outside.
  const [lowest, highest] = [Math.min(...speeds.filter(y => y > 0)), Math.max(...speeds)]
  return {
    type: 'line',
    data: { datasets: [...sets, steps] },
    plugins: [pointNames(palette)],
    options: {
      ...base,
      parsing: false,
      interaction: { mode: 'nearest', intersect: true },
      plugins: {
        ...base.plugins,
        tooltip: {
          ...base.plugins.tooltip,
          callbacks: {
            title: items =>
              items.map(item => {
                const here = points.filter(({ group }) => nameOf(group) === item.dataset.label)
                return here[item.dataIndex]?.name ?? ''
              }),
            label: ({ parsed }) =>
              ` ${formatThroughput(parsed.y ?? 0)}, ${s.ratio.toLowerCase()} ${formatRate(parsed.x ?? 0)}`,
          },
        },
      },
      scales: {
        x: { ...axis(palette, s.xTitle), type: 'linear', grace: '8%' },
        y: isLog
          ? { ...logAxis(palette, s.yTitle), min: 0.8 * lowest, max: 1.25 * highest }
          : { ...axis(palette, s.yTitle), type: 'linear', beginAtZero: true },
      },
    },
  }
}
