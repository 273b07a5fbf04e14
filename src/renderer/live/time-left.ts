/**
 * How long the current pass will still take, from how fast it went lately. Says nothing until it has seen
 * half a second and one per cent, because a guess that jumps is worse than none. A new pass starts anew.
 */
const MIN_MS = 500
const MIN_SHARE = 0.01
/**
 * The estimate follows about the last three seconds: a reading weighs by the time that it is of. Samples that come in a
 * bunch (the window was busy, or in the background) would else say a speed that nothing had.
 */
const MEMORY_MS = 1200

export interface Progress {
  /** Passes with different names have nothing to do with each other. */
  readonly pass: string
  /** 0–1. */
  readonly share: number
}

export class TimeLeft {
  #pass = ''
  #startMs = 0
  #lastMs = 0
  #lastShare = 0
  /** Share per millisecond, smoothed. */
  #speed: number | undefined

  /** Milliseconds left, undefined while unknown. */
  update(progress: Progress, nowMs: number): number | undefined {
    if (progress.pass !== this.#pass || progress.share < this.#lastShare) {
      this.#pass = progress.pass
      this.#startMs = this.#lastMs = nowMs
      this.#lastShare = progress.share
      this.#speed = undefined
      return undefined
    }
    const elapsed = nowMs - this.#lastMs
    if (elapsed > 0) {
      const speed = (progress.share - this.#lastShare) / elapsed
      const weight = 1 - Math.exp(-elapsed / MEMORY_MS)
      this.#speed = this.#speed === undefined ? speed : this.#speed + weight * (speed - this.#speed)
      this.#lastMs = nowMs
      this.#lastShare = progress.share
    }
    const known = nowMs - this.#startMs >= MIN_MS && progress.share >= MIN_SHARE
    if (!known || this.#speed === undefined || this.#speed <= 0) return undefined
    return Math.max(0, (1 - progress.share) / this.#speed)
  }
}
