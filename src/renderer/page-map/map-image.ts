/** The whole map as a PNG that stands by itself: title, axes, cells, and a legend of what the colours mean. */
import { columnsFor, layOut } from './layout.ts'
import { AXIS_TOP, gutterWidth } from './draw-axes.ts'
import { drawMap, type MapScene } from './draw-map.ts'
import { hatchingOf } from './map-colours.ts'
import { positionOf, spacedTicks } from './value-scale.ts'
import { fit } from './viewport.ts'

/** CSS pixels, drawn at twice as many. */
const WIDTH = 1440
const HEIGHT = 760
const SCALE = 2
const MARGIN = 20
const TITLE = 52
const LEGEND = 40

export interface ImageWords {
  readonly title: string
  readonly subtitle: string
  /** Classes with pages, and what to say of each. */
  readonly classes: readonly { readonly kind: number; readonly text: string }[]
  /** What the scale stands for. */
  readonly scale: string
}

export type ImageScene = Omit<MapScene, 'layout' | 'view' | 'plot' | 'cursor' | 'hovered'>

/** @returns null where the browser can make no picture (no memory for it) */
export function mapImage(scene: ImageScene, words: ImageWords): Promise<Blob | null> {
  const image = document.createElement('canvas')
  const context = image.getContext('2d')
  if (context === null) return Promise.resolve(null)
  const left = gutterWidth(scene.cells, WIDTH)
  const width = WIDTH - 2 * MARGIN - left
  const layout = layOut(scene.cells, columnsFor(scene.cells.count, width, HEIGHT))
  const fitted = fit(layout, { width, height: HEIGHT })
  const height = Math.ceil(layout.height * fitted.cellHeight)
  image.width = WIDTH * SCALE
  image.height = (MARGIN * 2 + TITLE + AXIS_TOP + height + LEGEND) * SCALE
  context.scale(SCALE, SCALE)
  const { colours } = scene
  context.fillStyle = colours.panel
  context.fillRect(0, 0, WIDTH, image.height)
  context.textBaseline = 'middle'
  context.fillStyle = colours.text
  context.font = `600 17px ${colours.font}`
  context.fillText(words.title, MARGIN, MARGIN + 8)
  context.font = `12px ${colours.font}`
  context.fillText(words.subtitle, MARGIN, MARGIN + 30)
  context.translate(MARGIN, MARGIN + TITLE)
  const plot = { left, top: AXIS_TOP, width, height }
  drawMap(context, {
    ...scene,
    layout,
    view: fitted,
    plot,
    cursor: undefined,
    hovered: undefined,
  })
  const y = AXIS_TOP + height + LEGEND / 2 + 6
  if (scene.mode === 'class' || scene.scale === null) drawClasses(context, scene, words, left, y)
  else drawScale(context, scene, words.scale, left, y)
  return new Promise(resolve => image.toBlob(resolve, 'image/png'))
}

function drawClasses(
  context: CanvasRenderingContext2D,
  { colours }: ImageScene,
  words: ImageWords,
  left: number,
  y: number,
): void {
  context.font = `12px ${colours.font}`
  context.textAlign = 'left'
  let x = left
  for (const { kind, text } of words.classes) {
    for (const fill of [colours.classes[kind], hatchingOf(context, colours, kind)]) {
      if (fill === undefined || fill === null) continue
      context.fillStyle = fill
      context.fillRect(x, y - 6, 12, 12)
    }
    context.strokeStyle = colours.faint
    context.lineWidth = 0.5
    context.strokeRect(x, y - 6, 12, 12)
    context.fillStyle = colours.text
    context.fillText(text, x + 17, y)
    x += 17 + context.measureText(text).width + 18
  }
}

function drawScale(
  context: CanvasRenderingContext2D,
  { colours, scale, figure }: ImageScene,
  word: string,
  left: number,
  y: number,
): void {
  const width = 360
  colours.ramp.forEach((colour, i) => {
    context.fillStyle = colour
    const x = left + (i * width) / colours.ramp.length
    context.fillRect(x, y - 8, width / colours.ramp.length + 0.5, 10)
  })
  context.fillStyle = colours.text
  context.font = `11px ${colours.font}`
  context.textAlign = 'center'
  for (const tick of scale === null ? [] : spacedTicks(scale, 0.1)) {
    const x = left + width * (scale === null ? 0 : positionOf(scale, tick))
    context.fillText(figure(tick), x, y + 12)
  }
  context.textAlign = 'left'
  context.font = `12px ${colours.font}`
  context.fillText(word, left + width + 24, y - 3)
}
