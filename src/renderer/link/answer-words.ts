/** The answer for a link in the window's words, with figures as the reader writes them. */
import { FEWEST_SAMPLES, isPlain, type LinkAnswer } from '../../shared/plan/answer.ts'
import type { Candidate } from '../../shared/plan/candidates.ts'
import type { DirtyRate, Link } from '../../shared/plan/link.ts'
import { formatDirtyRate, formatLinkSpeed } from '../../shared/plan/link-text.ts'
import { strings } from '../strings/index.ts'
import { formatBytes, formatDuration, formatShort, formatThroughput } from '../ui/figures.ts'

const s = strings.link

/** Settings named when no difference is shown; more are counted. */
const MOST_NAMED = 3

const digits = (value: number) => formatShort(value, 3)

/** Bits per second. */
export const speedWords = (bitsPerSecond: number) => formatLinkSpeed(bitsPerSecond, digits)
export const dirtyWords = (rate: DirtyRate) => formatDirtyRate(rate, digits)
/** Seconds. */
export const timeWords = (time: number) => formatDuration(time * 1e9)
/** Guest bytes per second. */
export const rateWords = (rate: number) => formatThroughput(rate / 1e6)

const factor = (value: number) => formatShort(Number(value.toPrecision(2)), 2)

export function settingWords({ settings }: Candidate): string {
  if (settings === null) return s.none
  const { codec, level, threads, requestBytes, waitThread, design } = settings
  const name =
    codec === 'none'
      ? s.noneOn(threads)
      : s.setting(codec, level, formatBytes(requestBytes), threads)
  const rest = [...(waitThread ? [] : ['nowait']), ...(design === 'baseline' ? ['baseline'] : [])]
  return rest.length > 0 ? `${name} (${rest.join(', ')})` : name
}

/** @param isOneOfSeveral dumps, which then is named */
export function answerWords(answer: LinkAnswer, isOneOfSeveral = false): string {
  const guest = isOneOfSeveral ? answer.choice.dumpName : s.thisGuest
  return [
    headWords(answer, guest),
    ...(answer.isUnsure ? [s.unsure(FEWEST_SAMPLES)] : []),
    ...precopyWords(answer),
  ].join(s.between)
}

function headWords({ best, tied, gain, choice, question }: LinkAnswer, guest: string): string {
  const link = speedWords(question.link.bitsPerSecond)
  const limit = best.limit === 'codec' && isPlain(best.candidate) ? s.by.copying : s.by[best.limit]
  const name = settingWords(best.candidate)
  const time = timeWords(best.time)
  if (choice.candidates.length === 1) return s.alone(link, name, guest, time, limit)
  const than = isPlain(best.candidate) ? '' : s.than(factor(gain))
  if (tied.length === 0) return s.fastest(link, name, guest, time, than, limit)
  const named = [best, ...tied.slice(0, MOST_NAMED - 1)]
  const names = named.map(row => s.named(settingWords(row.candidate), timeWords(row.time)))
  const rest = tied.length + 1 - named.length
  return s.tie(link, [...names, ...(rest > 0 ? [s.others(rest)] : [])], guest, than, limit)
}

function precopyWords({ best, question }: LinkAnswer): string[] {
  const { dirtyRate, downtimeLimit } = question
  const { precopy: found, rate } = best
  if (found === null || dirtyRate === null) return []
  const written = dirtyWords(dirtyRate)
  const limit = timeWords(downtimeLimit)
  if (found.converges) {
    const { iterations, totalTime, downtime } = found
    return [s.converges(written, iterations, timeWords(totalTime), timeWords(downtime), limit)]
  }
  return [
    found.because === 'rate'
      ? s.tooBusy(written, rateWords(rate.median), timeWords(best.time), limit)
      : s.neverStill(written, limit),
  ]
}

/** Link speeds, and the setting that is fastest there. */
export function rangeWords({ ranges, question }: LinkAnswer): { speeds: string; name: string }[] {
  const speed = (bytes: number) => speedWords(bitsOf(bytes, question.link))
  return ranges.map(({ from, to, best }, i) => {
    const above = to === Infinity ? s.above(speed(from)) : s.fromTo(speed(from), speed(to))
    const speeds = i === 0 ? s.upTo(speed(to)) : above
    return { speeds: ranges.length === 1 ? s.anySpeed : speeds, name: settingWords(best) }
  })
}

/** The link's own speed at which so many bytes per second arrive. */
export const bitsOf = (bytes: number, { efficiency }: Link) => (bytes * 8) / efficiency
