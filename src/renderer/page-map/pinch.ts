/** Two fingers on the map: it zooms by how far they go apart, about the point between them, and follows that point. */
import type { MapLayout } from './layout.ts'
import { panBy, zoomAt, type Plot, type Viewport } from './viewport.ts'

/** In the plot, CSS pixels. */
export interface Finger {
  readonly x: number
  readonly y: number
}

/** Fingers closer than this say nothing of a factor. */
const CLOSEST = 8

export function pinched(
  view: Viewport,
  layout: MapLayout,
  plot: Plot,
  [a, b]: readonly [Finger, Finger],
  [c, d]: readonly [Finger, Finger],
): Viewport {
  const apart = (one: Finger, other: Finger) =>
    Math.max(CLOSEST, Math.hypot(one.x - other.x, one.y - other.y))
  const from = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const zoomed = zoomAt(view, layout, plot, apart(c, d) / apart(a, b), from.x, from.y)
  return panBy(zoomed, layout, plot, from.x - (c.x + d.x) / 2, from.y - (c.y + d.y) / 2)
}
