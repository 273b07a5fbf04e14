/**
 * The scale of a figure that spans orders of magnitude, compression rate or time per page: logarithmic, from the
 * bulk of the cells, its ends on round numbers so that a legend can be read. What lies beyond is drawn as the end.
 */
export interface ValueScale {
  readonly low: number
  readonly high: number
  /** Rising, the ends included. */
  readonly ticks: readonly number[]
}

/** Cells that may lie beyond an end: of times more, because a thread that is put off looks slow. */
const RATE_TAIL = 0.02
const TIME_TAIL = 0.05

/** Compression rates: powers of two from 1, because nothing is stored larger than it was. */
export function rateScale(rates: Float64Array): ValueScale {
  const top = quantile(rates, 1 - RATE_TAIL)
  const steps = Math.min(8, Math.max(2, Math.ceil(Math.log2(Math.max(1, top)))))
  const ticks = Array.from({ length: steps + 1 }, (_, i) => 2 ** i)
  return { low: 1, high: 2 ** steps, ticks }
}

const MANTISSAS = [1, 2, 5]

/** Times: 1, 2 and 5 times powers of ten. */
export function timeScale(ns: Float64Array): ValueScale {
  const low = Math.max(1, quantile(ns, TIME_TAIL))
  const high = Math.max(low * 1.01, quantile(ns, 1 - TIME_TAIL))
  const all: number[] = []
  for (let exponent = 0; exponent < 16; exponent++) {
    for (const mantissa of MANTISSAS) all.push(mantissa * 10 ** exponent)
  }
  const first = Math.max(
    0,
    all.findLastIndex(tick => tick <= low),
  )
  const last = all.findIndex(tick => tick >= high)
  const ticks = all.slice(first, last + 1)
  return { low: ticks[0] ?? 1, high: ticks.at(-1) ?? 10, ticks }
}

/** Where a value lies between the ends, 0–1. */
export function positionOf({ low, high }: ValueScale, value: number): number {
  const at = Math.log(value / low) / Math.log(high / low)
  return Math.min(1, Math.max(0, at))
}

/** The ticks that have room for their words: both ends, and between them those at least `gap` apart, 0–1. */
export function spacedTicks(scale: ValueScale, gap: number): readonly number[] {
  const last = scale.ticks.length - 1
  let before = Number.NEGATIVE_INFINITY
  return scale.ticks.filter((tick, i) => {
    const at = positionOf(scale, tick)
    const fits = at - before >= gap && 1 - at >= gap
    if (i > 0 && i < last && !fits) return false
    before = at
    return true
  })
}

/** Of the numbers that are numbers; 1 where there is none. */
function quantile(values: Float64Array, share: number): number {
  const sorted = values.filter(value => !Number.isNaN(value)).sort()
  return sorted[Math.round((sorted.length - 1) * share)] ?? 1
}
