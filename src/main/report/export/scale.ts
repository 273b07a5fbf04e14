/** Where a value lies on an axis, and the round values that an axis shows. */

export interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
  /** Value at the beginning of the axis. */
  readonly low: number
}

/** From `from` to `to` pixels; `low` to at least `high`, both ends round. */
export function linear(low: number, high: number, from: number, to: number, count = 5): Scale {
  const step = roundStep(Math.max(high - low, Number.MIN_VALUE) / count)
  const first = Math.floor(low / step + 1e-9) * step
  const last = Math.max(first + step, Math.ceil(high / step - 1e-9) * step)
  const ticks: number[] = []
  for (let i = 0; first + i * step <= last + step / 2; i++) {
    ticks.push(Number((first + i * step).toPrecision(12)))
  }
  return { at: value => from + ((value - first) / (last - first)) * (to - from), ticks, low: first }
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  const digit = step / power
  return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power
}

/** Logarithmic, `low` and `high` above 0, to ends of 1, 2 or 5; ticks there, or at powers of ten where too many. */
export function logarithmic(low: number, high: number, from: number, to: number): Scale {
  const [bottom, top] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const all: number[] = []
  for (let power = bottom; power <= top; power++) {
    for (const digit of [1, 2, 5]) all.push(Number((digit * 10 ** power).toPrecision(12)))
  }
  const first = all.findLast(tick => tick <= low) ?? low
  const last = all.find(tick => tick >= high && tick > first) ?? first * 10
  const within = all.filter(tick => tick >= first && tick <= last)
  const ticks = within.length > 7 ? within.filter(isPower) : within
  const span = Math.log(last / first)
  return { at: value => from + (Math.log(value / first) / span) * (to - from), ticks, low: first }
}

const isPower = (tick: number) => Math.abs(Math.log10(tick) % 1) < 1e-9
