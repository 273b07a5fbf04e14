/**
 * The course of a run for its report: samples in bounded memory. When there are too many, every second one
 * is dropped and from then on only every second, fourth… sample is taken. Totals, not rates, so dropping
 * loses resolution only.
 */
import type { LiveFigures } from '../../shared/live.ts'
import type { TimelinePoint } from '../../shared/report.ts'

/** Numbers that a timeline may hold: points times threads, about. */
const MOST_NUMBERS = 60_000
const MOST_POINTS = 600

export class Timeline {
  #points: TimelinePoint[] = []
  #last: TimelinePoint | undefined
  #every = 1
  #skipped = 0

  /** Takes a sample. Those in which the clock stood still add nothing. */
  add(figures: LiveFigures): void {
    const point: TimelinePoint = {
      elapsedNs: Math.round(figures.elapsedNs),
      bytesIn: figures.bytesIn,
      bytesOut: figures.bytesOut,
      threads: figures.compress.map(t => [
        Math.round(t.busyNs),
        Math.round(t.waitNs),
        Math.round(t.blockedNs),
        Math.round(t.cpuNs),
      ]),
    }
    if (point.elapsedNs <= (this.#last?.elapsedNs ?? 0)) return
    this.#last = point
    if (++this.#skipped < this.#every) return
    this.#skipped = 0
    this.#points.push(point)
    const most = Math.max(60, Math.min(MOST_POINTS, MOST_NUMBERS / (4 * point.threads.length)))
    if (this.#points.length <= most) return
    this.#points = this.#points.filter((_, i) => i % 2 === 1)
    this.#every *= 2
  }

  /** All that was kept, and the last sample in any case. */
  points(): TimelinePoint[] {
    const last = this.#last
    if (last === undefined || this.#points.at(-1) === last) return [...this.#points]
    return [...this.#points, last]
  }
}
