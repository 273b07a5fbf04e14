/** The answer for a link in English sentences, the same on the terminal, in exports and in the window. */
import { formatBytes, formatDuration, formatThroughput } from '../units.ts'
import { FEWEST_SAMPLES, isPlain, type LinkAnswer, type PlanRow } from './answer.ts'
import type { Candidate } from './candidates.ts'
import type { Limit } from './effective-rate.ts'
import type { Link } from './link.ts'
import { formatDirtyRate, formatLinkSpeed } from './link-text.ts'
import type { Precopy } from './precopy.ts'

/** Settings named beside the best when no difference is shown; more are counted. */
const MOST_NAMED = 3

/** `zstd level 1 with 64 KiB requests on 8 threads`. */
export function settingText({ settings }: Candidate): string {
  if (settings === null) return 'no compression'
  const { codec, level, threads, requestBytes, waitThread, design } = settings
  const on = `on ${threads === 1 ? '1 thread' : `${threads} threads`}`
  const rest = [...(waitThread ? [] : ['nowait']), ...(design === 'baseline' ? ['baseline'] : [])]
  const more = rest.length > 0 ? ` (${rest.join(', ')})` : ''
  return codec === 'none'
    ? `no compression ${on}${more}`
    : `${codec} level ${level} with ${formatBytes(requestBytes)} requests ${on}${more}`
}

export const seconds = (time: number): string => formatDuration(time * 1e9)

/** Guest bytes per second as people read them. */
export const rateText = (bytes: number): string => formatThroughput(bytes / 1e6)

/** `1.7`, `23`, `0.42`. */
export const factorText = (factor: number): string => String(Number(factor.toPrecision(2)))

/** `10 Gbit/s`, and what was said of it beyond that. */
export function linkText({ bitsPerSecond, efficiency, rtt }: Link): string {
  const share =
    efficiency < 1 ? ` of which ${Number((efficiency * 100).toPrecision(3))} % arrive` : ''
  return `${formatLinkSpeed(bitsPerSecond)}${share}${rtt > 0 ? ` with ${seconds(rtt)} of round trip` : ''}`
}

/** What sets the pace, in the words of a table. */
export const limitNames: Readonly<Record<Limit, string>> = {
  codec: 'codec',
  link: 'link',
  decompress: 'decompress',
}

/** What a row is called beside the best. */
export function markText(row: PlanRow, { best, alike, tied }: LinkAnswer): string {
  if (row === best) return 'fastest'
  if (alike.includes(row)) return 'as fast'
  return tied.includes(row) ? 'no difference shown' : ''
}

/** The answer in a sentence or two; a third says how pre-copy ends where that was asked. */
export function answerText(answer: LinkAnswer, isOneOfSeveral = false): string {
  const { question, best, choice } = answer
  const guest = isOneOfSeveral ? choice.dumpName : 'this guest'
  const over = `Over ${linkText(question.link)}, `
  return [
    over + headSentence(answer, guest),
    ...(answer.isUnsure ? [unsureSentence] : []),
    ...(best.precopy === null ? [] : [precopySentence(answer, best, best.precopy)]),
  ].join(' ')
}

const unsureSentence = `These are too few samples to be sure: it takes ${FEWEST_SAMPLES} of a setting.`

function headSentence({ best, tied, gain, choice }: LinkAnswer, guest: string): string {
  const name = settingText(best.candidate)
  const than = isPlain(best.candidate) ? '' : `, ${factorText(gain)} × no compression`
  if (choice.candidates.length === 1) {
    return `${name} moves ${guest} in ${seconds(best.time)}; ${limitClause(best)}.`
  }
  if (tied.length === 0) {
    return `${name} moves ${guest} fastest: ${seconds(best.time)}${than}; ${limitClause(best)}.`
  }
  const named = [best, ...tied.slice(0, MOST_NAMED - 1)]
  const names = named.map(row => `${settingText(row.candidate)} (${seconds(row.time)})`)
  const rest = tied.length + 1 - named.length
  const all = [...names, ...(rest > 0 ? [`${rest} more`] : [])]
  const list = `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
  return `no difference shown between ${list}: they move ${guest} fastest${than}; the first ${limitClause(best).replace(/^it /, '')}.`
}

function limitClause({ candidate, limit }: PlanRow): string {
  if (limit === 'link') return 'it is limited by the link'
  if (limit === 'decompress') return 'it is limited by decompression'
  return isPlain(candidate) ? 'it is limited by copying' : 'it is limited by the codec'
}

function precopySentence({ question, choice }: LinkAnswer, best: PlanRow, found: Precopy): string {
  const { dirtyRate, downtimeLimit, link } = question
  const written = dirtyRate === null ? '' : formatDirtyRate(dirtyRate)
  if (found.converges) {
    const { iterations, totalTime, downtime } = found
    return `With ${written} written anew it converges in ${iterations === 1 ? '1 iteration' : `${iterations} iterations`}: total-time ${seconds(totalTime)}, expected downtime ${seconds(downtime)} of ${seconds(downtimeLimit)}.`
  }
  return found.because === 'rate'
    ? `With ${written} written anew it does not converge: no more than ${rateText(best.rate.median)} is moved, and the whole guest takes ${seconds(choice.guestBytes / best.rate.median)} where ${seconds(downtimeLimit)} of downtime are allowed.`
    : `With ${written} written anew it does not converge: ${seconds(downtimeLimit)} of downtime ${link.rtt > 0 ? 'are less than the round trip leaves' : 'never are enough'}.`
}

/** `up to 0.9 Gbit/s: zlib 6 …; 0.9 to 4.1 Gbit/s: …; above: …`, a line each. */
export function rangeTexts({ ranges, question }: LinkAnswer): [speeds: string, setting: string][] {
  const speed = (bytes: number) => formatLinkSpeed((bytes * 8) / question.link.efficiency)
  return ranges.map(({ from, to, best }, i) => {
    const speeds =
      ranges.length === 1
        ? 'at any speed'
        : i === 0
          ? `up to ${speed(to)}`
          : to === Infinity
            ? `above ${speed(from)}`
            : `${speed(from)} to ${speed(to)}`
    return [speeds, settingText(best)]
  })
}

/** What the figures rest on, for whoever reads them elsewhere. */
export const assumptions =
  'Reckoned, not measured: compressing, sending and decompressing overlap, so the slowest of them sets the pace; the other machine decompresses as fast as this one; nothing else is on the link; pages written anew compress like the average.'
