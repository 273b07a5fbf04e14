/** A chart as a PNG that stands by itself: on its background, with its title above and its caption below. */
import type { Palette } from '../ui/palette.ts'

const MARGIN = 16
const LINE = 18

/** Words broken into lines of at most `width`, by a measure of how wide a text is. */
export function wrapped(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && measure(`${line} ${word}`) <= width) {
      lines[lines.length - 1] = `${line} ${word}`
    } else lines.push(word)
  }
  return lines
}

/** @returns null where the browser can make no picture (no memory for it) */
export async function chartImage(
  chart: HTMLCanvasElement,
  words: { readonly title: string; readonly caption: string },
  palette: Palette,
): Promise<Blob | null> {
  const scale = chart.width / Math.max(1, chart.clientWidth)
  const image = document.createElement('canvas')
  const context = image.getContext('2d')
  if (context === null) return null
  const width = chart.clientWidth + 2 * MARGIN
  context.font = `12px ${palette.font}`
  const lines = wrapped(words.caption, chart.clientWidth, text => context.measureText(text).width)
  const top = MARGIN + LINE + MARGIN / 2
  image.width = width * scale
  image.height = (top + chart.clientHeight + (lines.length + 1) * LINE + MARGIN / 2) * scale
  // Setting the size forgets everything else.
  context.scale(scale, scale)
  context.fillStyle = palette.panel
  context.fillRect(0, 0, width, image.height / scale)
  context.drawImage(chart, MARGIN, top, chart.clientWidth, chart.clientHeight)
  context.textBaseline = 'top'
  context.fillStyle = palette.text
  context.font = `600 15px ${palette.font}`
  context.fillText(words.title, MARGIN, MARGIN)
  context.font = `12px ${palette.font}`
  lines.forEach((line, i) => {
    context.fillText(line, MARGIN, top + chart.clientHeight + LINE / 2 + i * LINE)
  })
  return new Promise(resolve => image.toBlob(resolve, 'image/png'))
}
