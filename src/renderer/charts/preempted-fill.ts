/**
 * The fill of time in which a thread had work and another program its CPU: hatched in the colour of working on a paler
 * one, so that shape tells it apart where colours do not. Made once per palette.
 */
import type { Palette } from '../ui/palette.ts'

/** CSS pixels; the lines meet those of the next tile. */
const TILE = 6

const made = new WeakMap<Palette, CanvasPattern | null>()

/** The plain colour where no pattern can be made (no memory for it). */
export function preemptedFill(
  context: CanvasRenderingContext2D,
  palette: Palette,
): CanvasPattern | string {
  let pattern = made.get(palette)
  if (pattern === undefined) {
    pattern = make(context, palette)
    made.set(palette, pattern)
  }
  return pattern ?? palette.state.preempted
}

function make(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | null {
  const tile = document.createElement('canvas')
  tile.width = tile.height = TILE
  const pen = tile.getContext('2d')
  if (pen === null) return null
  pen.fillStyle = palette.state.preempted
  pen.fillRect(0, 0, TILE, TILE)
  pen.strokeStyle = palette.state.busy
  pen.lineWidth = 1.5
  pen.beginPath()
  for (const x of [-TILE, 0, TILE]) {
    pen.moveTo(x - 1, TILE + 1)
    pen.lineTo(x + TILE + 1, -1)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat')
}
