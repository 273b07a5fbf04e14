/**
 * Which part of a layout is in sight, and how large: pixels of a column and of a row, and where the plot's top left
 * corner is in pixels of the whole picture. Values, never changed in place; the picture cannot be moved out of
 * sight, and is never smaller than what fits.
 */
import type { MapLayout } from './layout.ts'

export interface Plot {
  readonly width: number
  readonly height: number
}

export interface Viewport {
  /** 1: the whole picture, as far as rows stay high enough to be seen. */
  readonly zoom: number
  /** CSS pixels of a column at this zoom. */
  readonly cellWidth: number
  /** CSS pixels of a row at this zoom. */
  readonly cellHeight: number
  readonly x: number
  readonly y: number
}

/** At zoom 1: no lower than can be pointed at, no larger than makes sense for a map of few cells. */
const MIN_HEIGHT = 4
const MAX_SIZE = 40
/** A cell is zoomed in until it is as wide as this. */
const LARGEST = 280

export function fit(layout: MapLayout, plot: Plot): Viewport {
  const width = Math.min(MAX_SIZE, plot.width / Math.max(1, layout.columns))
  const height = plot.height / Math.max(1, layout.height)
  return {
    zoom: 1,
    cellWidth: width,
    cellHeight: Math.min(MAX_SIZE, Math.max(MIN_HEIGHT, height)),
    x: 0,
    y: 0,
  }
}

/** Largest zoom that makes sense for a layout. */
export function maxZoom(layout: MapLayout, plot: Plot): number {
  return Math.max(1, LARGEST / fit(layout, plot).cellWidth)
}

/** Zooms by a factor and keeps the point of the plot where it is. */
export function zoomAt(
  view: Viewport,
  layout: MapLayout,
  plot: Plot,
  factor: number,
  px: number,
  py: number,
): Viewport {
  const base = fit(layout, plot)
  const zoom = Math.min(maxZoom(layout, plot), Math.max(1, view.zoom * factor))
  const cellWidth = base.cellWidth * zoom
  const cellHeight = base.cellHeight * zoom
  const x = ((view.x + px) / view.cellWidth) * cellWidth - px
  const y = ((view.y + py) / view.cellHeight) * cellHeight - py
  return clamped({ zoom, cellWidth, cellHeight, x, y }, layout, plot)
}

export function panBy(
  view: Viewport,
  layout: MapLayout,
  plot: Plot,
  dx: number,
  dy: number,
): Viewport {
  return clamped({ ...view, x: view.x + dx, y: view.y + dy }, layout, plot)
}

/** Moved so that a point, as shares of the whole picture, is in the middle as far as the edges let it. */
export function centre(
  view: Viewport,
  layout: MapLayout,
  plot: Plot,
  x: number,
  y: number,
): Viewport {
  const [width, height] = [layout.columns * view.cellWidth, layout.height * view.cellHeight]
  const [left, top] = [x * width - plot.width / 2, y * height - plot.height / 2]
  return clamped({ ...view, x: left, y: top }, layout, plot)
}

/** Moved as little as brings a cell wholly into sight. */
export function reveal(view: Viewport, layout: MapLayout, plot: Plot, cell: number): Viewport {
  const [left, top] = [
    (layout.column[cell] ?? 0) * view.cellWidth,
    (layout.rowTop[layout.row[cell] ?? 0] ?? 0) * view.cellHeight,
  ]
  const within = (from: number, size: number, at: number, room: number) =>
    from < at ? from : Math.max(at, from + size - room)
  return clamped(
    {
      ...view,
      x: within(left, view.cellWidth, view.x, plot.width),
      y: within(top, view.cellHeight, view.y, plot.height),
    },
    layout,
    plot,
  )
}

/** After a change of size: the same zoom, about the same middle. */
export function resized(view: Viewport, layout: MapLayout, plot: Plot): Viewport {
  const base = fit(layout, plot)
  const zoom = Math.min(view.zoom, maxZoom(layout, plot))
  const cellWidth = base.cellWidth * zoom
  const cellHeight = base.cellHeight * zoom
  const x = (view.x / view.cellWidth) * cellWidth
  const y = (view.y / view.cellHeight) * cellHeight
  return clamped({ zoom, cellWidth, cellHeight, x, y }, layout, plot)
}

function clamped(view: Viewport, layout: MapLayout, plot: Plot): Viewport {
  const most = (size: number, room: number) => Math.max(0, size - room)
  const right = most(layout.columns * view.cellWidth, plot.width)
  const bottom = most(layout.height * view.cellHeight, plot.height)
  return {
    ...view,
    x: Math.min(right, Math.max(0, view.x)),
    y: Math.min(bottom, Math.max(0, view.y)),
  }
}

/** A point of the plot in columns and rows. */
export const toLayout = (view: Viewport, px: number, py: number): readonly [number, number] => [
  (view.x + px) / view.cellWidth,
  (view.y + py) / view.cellHeight,
]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a cell lies in the plot, on whole pixels, so that neighbours share an edge. */
export function boxOf(view: Viewport, layout: MapLayout, cell: number): Box {
  const column = layout.column[cell] ?? 0
  const top = layout.rowTop[layout.row[cell] ?? 0] ?? 0
  return {
    left: Math.round(column * view.cellWidth - view.x),
    right: Math.round((column + 1) * view.cellWidth - view.x),
    top: Math.round(top * view.cellHeight - view.y),
    bottom: Math.round((top + 1) * view.cellHeight - view.y),
  }
}
