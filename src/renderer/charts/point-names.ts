/** Writes the names of points beside them, as long as none lies over another: the earlier series goes first. */
import type { Chart, Plugin } from 'chart.js'
import type { Palette } from '../ui/palette.ts'
import type { ChartPoint } from './report-chart.ts'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const HEIGHT = 13
const GAP = 8

export const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export const pointNames = (palette: Palette): Plugin<'line'> => ({
  id: 'point-names',
  afterDatasetsDraw(chart: Chart) {
    const { ctx, chartArea } = chart
    ctx.save()
    ctx.font = `11px ${palette.font}`
    ctx.textBaseline = 'middle'
    const taken: Box[] = []
    for (const meta of chart.getSortedVisibleDatasetMetas()) {
      const data = (chart.data.datasets[meta.index]?.data ?? []) as unknown as readonly ChartPoint[]
      meta.data.forEach(({ x, y }, i) => {
        const name = data[i]?.name
        if (name === undefined) return
        const { width } = ctx.measureText(name)
        const isRight = x + GAP + width > chartArea.right
        const left = isRight ? x - GAP - width : x + GAP
        const box = { left, right: left + width, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 }
        if (taken.some(other => overlaps(other, box))) return
        taken.push(box)
        ctx.fillStyle = palette.panel
        ctx.fillRect(left - 2, box.top, width + 4, HEIGHT)
        ctx.fillStyle = palette.text
        ctx.fillText(name, left, y)
      })
    }
    ctx.restore()
  },
})
