/**
 * Which setting wins at which link speed. Over a link of L bytes per second a setting moves min(c, L ÷ s) guest bytes,
 * c being what it does without a link and s what it sends per guest byte. Only settings that no other beats in both c
 * and s can win, and each of those does: from the speed on at which the one before it, with a smaller s, has reached
 * its c. So the link speeds at which they take turns are c(before) · s(this). By medians.
 */
import { type Measured, unlimitedRate } from './effective-rate.ts'

export interface LinkRange<T> {
  /** Bytes per second that the link carries; 0 for the first. */
  readonly from: number
  /** Infinity for the last. */
  readonly to: number
  readonly best: T
}

/** Share that a setting must gain somewhere to have a range of its own: less is not worth another setting. */
export const LEAST_GAIN = 0.01

/** Ranges in rising order without gaps; none when there are no settings. Of equal settings the first counts. */
export function linkRanges<T extends Measured>(settings: readonly T[]): LinkRange<T>[] {
  const front = worthwhile(frontOf(settings))
  const turns = front.map((one, i) => (i === 0 ? 0 : unlimited(front[i - 1]) * sent(one)))
  return front.map((best, i) => ({ from: turns[i] ?? 0, to: turns[i + 1] ?? Infinity, best }))
}

const unlimited = (one: Measured | undefined) => (one === undefined ? 0 : unlimitedRate(one))
const sent = ({ sentPerByte }: Measured) => sentPerByte.median

/** What no other beats in both, by what it sends, rising; so what it does without a link rises too. */
function frontOf<T extends Measured>(settings: readonly T[]): T[] {
  const sorted = [...settings].sort((a, b) => sent(a) - sent(b) || unlimited(b) - unlimited(a))
  const front: T[] = []
  for (const one of sorted) if (unlimited(one) > unlimited(front.at(-1))) front.push(one)
  return front
}

/** Leaves out, the least first, what gains too little over its neighbours wherever it is best. */
function worthwhile<T extends Measured>(front: readonly T[]): T[] {
  const kept = [...front]
  for (;;) {
    let least = -1
    let gain = 1 + LEAST_GAIN
    for (let i = 0; i < kept.length && kept.length > 1; i++) {
      const of = gainOf(kept[i - 1], kept[i] as T, kept[i + 1])
      if (of < gain) [least, gain] = [i, of]
    }
    if (least < 0) return kept
    kept.splice(least, 1)
  }
}

/**
 * The most by which one is faster than the neighbours that would take its range over: where the link just lets it do
 * all it can. There the one before does its own c, the one after c · s ÷ its s.
 */
function gainOf(before: Measured | undefined, one: Measured, after: Measured | undefined): number {
  const overBefore = before === undefined ? Infinity : unlimited(one) / unlimited(before)
  const overAfter = after === undefined ? Infinity : sent(after) / sent(one)
  return Math.min(overBefore, overAfter)
}
