/**
 * The whole map at the size of a stamp, for finding one's way in a part of it: every cell a rectangle in its one colour,
 * and where in it the part that is in sight lies.
 */
import { cellColour } from './cell-colour.ts'
import type { ImageScene } from './map-image.ts'
import type { MapLayout } from './layout.ts'
import type { Box, Plot, Viewport } from './viewport.ts'

/** CSS pixels. */
const WIDTH = 168
const HIGHEST = 128
const LOWEST = 24

/** As high as the whole picture would be at that width, within bounds. */
export function overviewSize(layout: MapLayout, view: Viewport): Plot {
  const high = (WIDTH * layout.height * view.cellHeight) / (layout.columns * view.cellWidth)
  return { width: WIDTH, height: Math.round(Math.min(HIGHEST, Math.max(LOWEST, high))) }
}

/** Whether some of the picture lies outside of the plot. */
export const isPart = (view: Viewport, layout: MapLayout, plot: Plot) =>
  layout.columns * view.cellWidth > plot.width + 1 ||
  layout.height * view.cellHeight > plot.height + 1

/** What is in sight, as shares of the whole. */
export function inSight(view: Viewport, layout: MapLayout, plot: Plot): Box {
  const [width, height] = [layout.columns * view.cellWidth, layout.height * view.cellHeight]
  const share = (at: number, of: number) => Math.min(1, Math.max(0, at / of))
  return {
    left: share(view.x, width),
    right: share(view.x + plot.width, width),
    top: share(view.y, height),
    bottom: share(view.y + plot.height, height),
  }
}

export function drawOverview(
  context: CanvasRenderingContext2D,
  scene: ImageScene,
  layout: MapLayout,
  size: Plot,
): void {
  context.clearRect(0, 0, size.width, size.height)
  const [across, down] = [size.width / layout.columns, size.height / layout.height]
  for (let cell = 0; cell < scene.cells.count; cell++) {
    const colour = cellColour(scene, cell)
    if (colour === undefined) continue
    context.fillStyle = colour
    const top = (layout.rowTop[layout.row[cell] ?? 0] ?? 0) * down
    // A little over the edge: no lines between cells.
    context.fillRect((layout.column[cell] ?? 0) * across, top, across + 0.5, down + 0.5)
  }
}
