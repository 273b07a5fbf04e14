/** Draws the 95 % interval of every point that has one as a line with caps, in its series' colour. */
import type { Chart, Plugin } from 'chart.js'
import type { ChartPoint } from './report-chart.ts'

const CAP = 3

export const errorBars: Plugin<'line'> = {
  id: 'error-bars',
  beforeDatasetsDraw(chart: Chart) {
    const { ctx } = chart
    for (const meta of chart.getSortedVisibleDatasetMetas()) {
      const dataset = chart.data.datasets[meta.index]
      const scale = chart.scales[meta.yAxisID ?? 'y']
      if (dataset === undefined || scale === undefined) continue
      ctx.save()
      ctx.strokeStyle = dataset.borderColor as string
      ctx.lineWidth = 1.25
      ctx.beginPath()
      meta.data.forEach((element, i) => {
        const { low, high } = dataset.data[i] as unknown as ChartPoint
        if (low === undefined || high === undefined) return
        const [x, top, bottom] = [
          element.x,
          scale.getPixelForValue(high),
          scale.getPixelForValue(low),
        ]
        ctx.moveTo(x, top)
        ctx.lineTo(x, bottom)
        for (const y of [top, bottom]) {
          ctx.moveTo(x - CAP, y)
          ctx.lineTo(x + CAP, y)
        }
      })
      ctx.stroke()
      ctx.restore()
    }
  },
}
