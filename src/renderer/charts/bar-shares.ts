/** Writes into every part of a stacked bar what it is and its share, where that fits: colour is not all there is. */
import type { Chart, Plugin } from 'chart.js'
import type { Palette } from '../ui/palette.ts'

const PAD = 5

/** Black or white, whichever is easier to read on a colour (WCAG 2.2 relative luminance). */
export function inkOn(color: string): string {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(color)
  if (!hex) return 'CanvasText'
  const [r = 0, g = 0, b = 0] = hex.slice(1).map(part => {
    const value = Number.parseInt(part, 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b
  // Contrast with black is (l + 0.05) / 0.05, with white 1.05 / (l + 0.05): equal at 0.179.
  return luminance > 0.179 ? '#000000' : '#ffffff'
}

export const barShares = (palette: Palette): Plugin<'bar'> => ({
  id: 'bar-shares',
  afterDatasetsDraw(chart: Chart) {
    const { ctx } = chart
    ctx.save()
    ctx.font = `11px ${palette.font}`
    ctx.textBaseline = 'middle'
    for (const meta of chart.getSortedVisibleDatasetMetas()) {
      const dataset = chart.data.datasets[meta.index]
      if (dataset === undefined) continue
      ctx.fillStyle = inkOn(dataset.backgroundColor as string)
      meta.data.forEach((element, i) => {
        const share = Number(dataset.data[i])
        const { x, y, base } = element.getProps(['x', 'y', 'base'], true) as Record<
          'x' | 'y' | 'base',
          number
        >
        const room = x - base - 2 * PAD
        const percent = `${Math.round(share * 100)} %`
        const text = [`${dataset.label ?? ''} ${percent}`, percent].find(
          words => ctx.measureText(words).width <= room,
        )
        if (text !== undefined) ctx.fillText(text, base + PAD, y)
      })
    }
    ctx.restore()
  },
})
