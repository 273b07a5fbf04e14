/**
 * Paints the page map: the cells in sight, what lies between them, the marks of block, pointer and cursor, and the
 * axes around them. Small cells have one colour; larger ones the share of each class, side by side in the order of
 * the classes and with its letter, or the figure that their colour stands for.
 */
import { hasFigure, rampIndex } from './cell-colour.ts'
import { ALL_CLASSES, CLASSES, type MapCells, NO_CLASS, pagesOf, shownPages } from './cells.ts'
import { drawAxes } from './draw-axes.ts'
import { cellAt, lastAtMost } from './hit-test.ts'
import { gapBefore, type MapLayout } from './layout.ts'
import { classLetters, hatchingOf, type MapColours } from './map-colours.ts'
import type { ValueScale } from './value-scale.ts'
import { type Box, boxOf, type Viewport } from './viewport.ts'

export type MapMode = 'class' | 'rate' | 'time'

export interface MapScene {
  readonly cells: MapCells
  readonly layout: MapLayout
  readonly view: Viewport
  /** The cells' part of the canvas, CSS pixels. */
  readonly plot: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  readonly colours: MapColours
  readonly mode: MapMode
  /** By cell, among the classes that are shown. */
  readonly dominant: Int8Array
  /** Classes that are shown. */
  readonly mask: number
  /** For the modes that have one. */
  readonly scale: ValueScale | null
  /** The figure of a cell as words, for the same modes. */
  readonly figure: (value: number) => string
  readonly blockName: (block: number) => string
  readonly gapName: (bytes: number) => string
  readonly cursor: number | undefined
  readonly hovered: number | undefined
}

/** From these sizes on, CSS pixels. */
const WITH_SEAM = 7
const WITH_SHARES = 30
const WITH_LETTER = 13
const WITH_FIGURE = 46
/** Words need that height. */
const WITH_WORDS = 15
/** A class of a cell is never drawn fainter than this, however few of its pages are shown. */
const FAINTEST = 0.3

export function drawMap(context: CanvasRenderingContext2D, scene: MapScene): void {
  const { plot, layout } = scene
  drawAxes(context, scene)
  context.save()
  context.beginPath()
  context.rect(plot.left, plot.top, plot.width, plot.height)
  context.clip()
  context.translate(plot.left, plot.top)
  const painter = painterOf(context, scene)
  const [firstRow, endRow] = rowsInSight(scene)
  const firstColumn = Math.floor(scene.view.x / scene.view.cellWidth)
  const lastColumn = Math.ceil((scene.view.x + plot.width) / scene.view.cellWidth)
  for (let row = firstRow; row < endRow; row++) {
    const end = layout.rowFirst[row + 1] ?? 0
    for (let cell = cellAt(layout, row, firstColumn); cell < end; cell++) {
      if ((layout.column[cell] ?? 0) > lastColumn) break
      painter(cell)
    }
  }
  drawGaps(context, scene, firstRow, endRow)
  if (scene.hovered !== undefined) outline(context, scene, scene.hovered, scene.colours.text, 1)
  if (scene.cursor !== undefined) {
    outline(context, scene, scene.cursor, scene.colours.panel, 5)
    outline(context, scene, scene.cursor, scene.colours.text, 2)
  }
  context.restore()
}

/** The first row in sight and the one after the last. */
export function rowsInSight({ layout, view, plot }: MapScene): readonly [number, number] {
  const first = lastAtMost(layout.rowTop, view.y / view.cellHeight, layout.rows)
  const last = lastAtMost(layout.rowTop, (view.y + plot.height) / view.cellHeight, layout.rows)
  return [first, Math.min(layout.rows, last + 1)]
}

function painterOf(context: CanvasRenderingContext2D, scene: MapScene): (cell: number) => void {
  const { cells, layout, view, colours, mode, dominant, mask, scale } = scene
  const hatchings = colours.classes.map((_, kind) => hatchingOf(context, colours, kind))
  const seam = Math.min(view.cellWidth, view.cellHeight) >= WITH_SEAM ? 1 : 0
  const roomy = view.cellHeight >= WITH_WORDS
  const withLetters = roomy && view.cellWidth >= WITH_SHARES
  context.textBaseline = 'middle'
  context.textAlign = 'center'

  const fill = (kind: number, x: number, y: number, width: number, height: number) => {
    context.fillStyle = colours.classes[kind] ?? colours.blank
    context.fillRect(x, y, width, height)
    const hatching = hatchings[kind]
    if (hatching) {
      context.fillStyle = hatching
      context.fillRect(x, y, width, height)
    }
    if (withLetters && width >= WITH_LETTER) {
      word(classLetters[kind] ?? '', x + width / 2, y + height / 2, colours.inks[kind] ?? '', 10)
    }
  }
  const word = (text: string, x: number, y: number, ink: string, size: number) => {
    context.font = `600 ${size}px ${colours.font}`
    context.fillStyle = ink
    context.fillText(text, x, y + 0.5)
  }

  return cell => {
    const box = boxOf(view, layout, cell)
    const [x, y] = [box.left, box.top]
    // The last cell of a block has less room, and shows it.
    const room = (cells.pages[cell] ?? 0) / cells.cellPages
    const width = Math.max(1, Math.round((box.right - x) * Math.max(0.25, room)) - seam)
    const height = Math.max(1, box.bottom - y - seam)
    const kind = dominant[cell] ?? NO_CLASS
    if (kind === NO_CLASS) {
      // No memory there at all stays as empty as the gaps are.
      if (shownPages(cells, cell, ALL_CLASSES) === 0) return
      context.fillStyle = colours.blank
      context.fillRect(x, y, width, height)
    } else if (hasFigure(mode, kind)) {
      const at = rampIndex(scene, scale, cell)
      context.fillStyle = colours.ramp[at] ?? colours.blank
      context.fillRect(x, y, width, height)
      if (at >= 0 && width >= WITH_FIGURE && roomy) {
        const ink = colours.rampInks[at] ?? ''
        const value = (mode === 'rate' ? cells.rate : cells.pageNs)[cell] ?? Number.NaN
        word(scene.figure(value), x + width / 2, y + height / 2, ink, 10)
      }
    } else if (width >= WITH_SHARES) {
      drawShares(scene, cell, { left: x, top: y, right: x + width, bottom: y + height }, fill)
    } else {
      const all = shownPages(cells, cell, ALL_CLASSES)
      context.globalAlpha = FAINTEST + (1 - FAINTEST) * (shownPages(cells, cell, mask) / all)
      fill(kind, x, y, width, height)
      context.globalAlpha = 1
    }
    if (touchesBlock(layout, cell)) {
      context.fillStyle = colours.text
      context.fillRect(x - 1, y - 1, 1, box.bottom - y + 1)
    }
  }
}

/** A block begins here right beside another one. */
const touchesBlock = ({ starts, row, column }: MapLayout, cell: number) =>
  starts[cell] === 1 && row[cell - 1] === row[cell] && (column[cell - 1] ?? 0) + 1 === column[cell]

/** Each shown class as wide as its share of the cell's room; what is no memory, or not shown, stays empty. */
function drawShares(
  { cells, mask }: MapScene,
  cell: number,
  box: Box,
  fill: (kind: number, x: number, y: number, width: number, height: number) => void,
): void {
  const scale = (box.right - box.left) / Math.max(1, cells.pages[cell] ?? 1)
  let before = 0
  for (let kind = 0; kind < CLASSES; kind++) {
    const pages = (mask >> kind) & 1 ? pagesOf(cells, cell, kind) : 0
    if (pages === 0) continue
    const x = Math.round(box.left + before * scale)
    before += pages
    const end = Math.min(box.right, Math.round(box.left + before * scale))
    if (end > x) fill(kind, x, box.top, end - x, box.bottom - box.top)
  }
}

/** Lines for addresses that are no memory: between cells of a row, and instead of rows that are left out. */
function drawGaps(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  firstRow: number,
  endRow: number,
): void {
  const { cells, layout, view, plot, colours } = scene
  context.strokeStyle = colours.line
  context.lineWidth = 1
  context.beginPath()
  for (let row = firstRow; row < endRow && view.cellHeight >= WITH_SEAM; row++) {
    const first = layout.rowFirst[row] ?? 0
    const end = layout.rowFirst[row + 1] ?? 0
    for (let cell = first + 1; cell < end; cell++) {
      if (layout.starts[cell] !== 1) continue
      const before = boxOf(view, layout, cell - 1)
      const box = boxOf(view, layout, cell)
      if (box.left - before.right < 3) continue
      const middle = Math.round((box.top + box.bottom) / 2) - 0.5
      context.moveTo(before.right + 1, middle)
      context.lineTo(box.left - 2, middle)
    }
  }
  context.stroke()

  context.font = `10px ${colours.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  for (const row of layout.strips) {
    if (row < firstRow || row > endRow) continue
    const top = ((layout.rowTop[row] ?? 0) - 1) * view.cellHeight - view.y
    const middle = Math.round(top + view.cellHeight / 2) - 0.5
    const label = scene.gapName(gapBefore(cells, layout.rowFirst[row] ?? 0))
    const width = view.cellHeight >= 9 ? context.measureText(label).width + 16 : 0
    context.setLineDash([3, 4])
    context.strokeStyle = colours.faint
    context.beginPath()
    context.moveTo(width, middle)
    context.lineTo(Math.min(plot.width, layout.columns * view.cellWidth), middle)
    context.stroke()
    context.setLineDash([])
    if (width === 0) continue
    context.fillStyle = colours.faint
    context.fillText(label, 4, middle + 0.5)
  }
}

function outline(
  context: CanvasRenderingContext2D,
  { view, layout }: MapScene,
  cell: number,
  colour: string,
  width: number,
): void {
  const box = boxOf(view, layout, cell)
  context.strokeStyle = colour
  context.lineWidth = width
  context.strokeRect(
    box.left - 0.5,
    box.top - 0.5,
    Math.max(2, box.right - box.left),
    Math.max(2, box.bottom - box.top),
  )
}
