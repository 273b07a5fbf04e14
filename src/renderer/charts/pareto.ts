/**
 * Ratio against speed: the points of which no other is both as fast and as small are the front. Those are worth
 * choosing between; every other point is beaten by one of them.
 */
export interface Trade {
  /** compression-rate */
  readonly x: number
  /** MB/s */
  readonly y: number
}

/** The front by rising ratio, so by falling speed; of equal points the first. */
export function paretoFront<T extends Trade>(points: readonly T[]): readonly T[] {
  const front: T[] = []
  let fastest = -Infinity
  for (const point of points.toSorted((a, b) => b.x - a.x || b.y - a.y)) {
    if (point.y <= fastest) continue
    fastest = point.y
    front.unshift(point)
  }
  return front
}
