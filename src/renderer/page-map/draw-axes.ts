/**
 * The page map's axes: at the left the block that begins in a row and the guest address of the row, on top the offset
 * of the columns from it. Where a block's address is not known, offsets in the block stand in its place.
 */
import { formatAddress } from '../../shared/units.ts'
import { formatBytes, formatCount } from '../ui/figures.ts'
import type { MapCells } from './cells.ts'
import { type MapScene, rowsInSight } from './draw-map.ts'
import type { MapLayout } from './layout.ts'

export const AXIS_TOP = 20
/** Between two words. */
const LINE = 13
const NAME_WIDTH = 84
const DIGIT_WIDTH = 6.7
const NARROW = 480

/** Room at the left, CSS pixels; names are left out where it is narrow. */
export const gutterWidth = (cells: MapCells, width: number) =>
  addressWidth(cells) + (width < NARROW ? 0 : NAME_WIDTH)

function addressWidth(cells: MapCells): number {
  const last = cells.placed.lastIndexOf(1)
  const longest = last < 0 ? 8 : formatAddress(cells.address[last] ?? 0).length
  return Math.ceil(longest * DIGIT_WIDTH) + 18
}

export function drawAxes(context: CanvasRenderingContext2D, scene: MapScene): void {
  drawRows(context, scene)
  if (!scene.layout.isPacked) drawColumns(context, scene)
}

function drawRows(context: CanvasRenderingContext2D, scene: MapScene): void {
  const { cells, layout, view, plot, colours } = scene
  const [firstRow, endRow] = rowsInSight(scene)
  const middle = (row: number) =>
    plot.top + ((layout.rowTop[row] ?? 0) + 0.5) * view.cellHeight - view.y
  const isInSight = (y: number) => y > plot.top + 2 && y < plot.top + plot.height - 2
  context.save()
  context.beginPath()
  context.rect(0, plot.top - LINE / 2, plot.left, plot.height + LINE)
  context.clip()
  context.textBaseline = 'middle'
  const taken: number[] = []
  const address = (row: number, colour: string) => {
    context.font = `11px ${colours.mono}`
    context.textAlign = 'right'
    context.fillStyle = colour
    context.fillText(rowLabel(cells, layout, row), plot.left - 8, middle(row))
  }
  // Rows in which a block begins come first.
  const withNames = plot.left - addressWidth(cells) >= NAME_WIDTH
  let last = Number.NEGATIVE_INFINITY
  for (let row = firstRow; row < endRow; row++) {
    const start = layout.starts.indexOf(1, layout.rowFirst[row] ?? 0)
    const end = layout.rowFirst[row + 1] ?? 0
    const y = middle(row)
    if (start < 0) break
    if (start >= end || y - last < LINE || !isInSight(y)) continue
    last = y
    taken.push(y)
    if (withNames) {
      const name = scene.blockName(cells.block[start] ?? 0)
      const after = layout.starts.indexOf(1, start + 1)
      const more = after >= 0 && after < end ? ' +' : ''
      context.font = `11px ${colours.font}`
      context.textAlign = 'left'
      context.fillStyle = colours.text
      context.fillText(clip(context, name, NAME_WIDTH - 8) + more, 4, y)
    }
    address(row, colours.text)
  }
  const step = 2 ** Math.max(0, Math.ceil(Math.log2((2 * LINE) / view.cellHeight)))
  for (let row = Math.ceil(firstRow / step) * step; row < endRow; row += step) {
    const y = middle(row)
    if (isInSight(y) && taken.every(other => Math.abs(other - y) >= LINE)) {
      address(row, colours.faint)
    }
  }
  context.restore()
}

/**
 * The address that the columns' offsets count from; of packed rows, the first cell's; where a block's address is not
 * known, the first cell's place in the block.
 */
export function rowLabel(cells: MapCells, layout: MapLayout, row: number): string {
  const first = layout.rowFirst[row] ?? 0
  const address = cells.address[first] ?? 0
  if (cells.placed[first] === 1) {
    const rowBytes = layout.columns * cells.cellBytes
    return formatAddress(layout.isPacked ? address : address - (address % rowBytes))
  }
  const start = layout.starts.lastIndexOf(1, first)
  return `+${formatAddress(address - (cells.address[start] ?? 0))}`
}

function drawColumns(context: CanvasRenderingContext2D, scene: MapScene): void {
  const { cells, layout, view, plot, colours } = scene
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(84 / view.cellWidth)))
  context.font = `11px ${colours.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.fillStyle = colours.faint
  for (let column = 0; column < layout.columns; column += step) {
    const x = Math.round(column * view.cellWidth - view.x)
    if (x < 0 || x + 60 > plot.width) continue
    context.fillRect(plot.left + x, plot.top - 5, 1, 4)
    context.fillText(`+${offsetText(column * cells.cellBytes)}`, plot.left + x + 4, AXIS_TOP / 2)
  }
}

const MiB = 2 ** 20

/** Exact: in KiB where MiB would need more than two decimals. */
const offsetText = (bytes: number) =>
  bytes === 0
    ? '0'
    : bytes > MiB && bytes % (MiB / 4) !== 0
      ? `${formatCount(bytes / 1024)} KiB`
      : formatBytes(bytes)

function clip(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  let kept = text.slice(0, 24)
  while (kept.length > 1 && context.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1)
  return `${kept}…`
}
