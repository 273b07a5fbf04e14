/**
 * Which setting moves this guest fastest over my link: all candidates ranked by their effective rate, the best, what
 * cannot be told from it, how it compares to no compression, and which setting wins at other link speeds.
 */
import { type Candidate, type Choice, choiceOf } from './candidates.ts'
import { type EffectiveRate, effectiveRate } from './effective-rate.ts'
import { LEAST_GAIN, linkRanges, type LinkRange } from './envelope.ts'
import { bytesPerSecond, dirtyBytesPerSecond, type LinkQuestion } from './link.ts'
import { precopy, type Precopy } from './precopy.ts'
import type { Report } from '../report.ts'

export interface PlanRow extends EffectiveRate {
  readonly candidate: Candidate
  /** Seconds of one pass over the whole guest. */
  readonly time: number
  /** Null when no dirty rate was asked about. */
  readonly precopy: Precopy | null
}

export interface LinkAnswer {
  readonly question: LinkQuestion
  readonly choice: Choice
  /** The fastest first; of equally fast ones that with fewer threads. */
  readonly rows: readonly PlanRow[]
  readonly best: PlanRow
  /** Settings that send the same bytes as the best, and are limited by the link as it is: more threads, say. */
  readonly alike: readonly PlanRow[]
  /** Other settings that no difference to the best is shown of, the fastest first; of those alike the first. */
  readonly tied: readonly PlanRow[]
  /** The fastest without compression. */
  readonly plain: PlanRow
  /** Rate of the best ÷ rate of no compression. */
  readonly gain: number
  /** The best or the next has too few samples for an interval that means something. */
  readonly isUnsure: boolean
  /** Link speeds in bytes per second of the stream. */
  readonly ranges: readonly LinkRange<Candidate>[]
}

/** As comparing reports wants it: fewer give no interval to go by. */
export const FEWEST_SAMPLES = 4

/** An answer for each dump that has figures. */
export const linkAnswers = (report: Report, question: LinkQuestion): LinkAnswer[] =>
  report.dumps.flatMap((_, dump) => {
    const choice = choiceOf(report, dump)
    return choice === undefined ? [] : [linkAnswer(choice, question)]
  })

export function linkAnswer(choice: Choice, question: LinkQuestion): LinkAnswer {
  const rows = choice.candidates.map(candidate => planRow(candidate, choice, question)).sort(faster)
  // A choice has a candidate at least, and always one without compression.
  const best = rows[0] as PlanRow
  const plain = rows.find(({ candidate }) => isPlain(candidate)) as PlanRow
  const alike = rows.filter(row => row !== best && isAlike(row, best))
  const others = rows.filter(row => row !== best && !alike.includes(row))
  const tied: PlanRow[] = []
  for (const row of others) {
    if (!isShownSlower(row, best) && !tied.some(one => isAlike(one, row))) tied.push(row)
  }
  return {
    question,
    choice,
    rows,
    best,
    alike,
    tied,
    plain,
    gain: best.rate.median / plain.rate.median,
    isUnsure: [best, others[0]].some(row => row !== undefined && hasFewSamples(row.candidate)),
    ranges: linkRanges(cheapestFirst(choice.candidates)),
  }
}

export const isPlain = ({ settings }: Candidate) => settings === null || settings.codec === 'none'

export function planRow(
  candidate: Candidate,
  { guestBytes, pageSize }: Choice,
  { link, dirtyRate, downtimeLimit }: LinkQuestion,
): PlanRow {
  const { rate, limit } = effectiveRate(candidate, bytesPerSecond(link))
  return {
    candidate,
    rate,
    limit,
    time: guestBytes / rate.median,
    precopy:
      dirtyRate &&
      precopy({
        guestBytes,
        rate: rate.median,
        dirtyRate: dirtyBytesPerSecond(dirtyRate, pageSize),
        downtimeLimit,
        rtt: link.rtt,
      }),
  }
}

const threadsOf = ({ settings }: Candidate) => settings?.threads ?? 0

/** What differs by less than rounding does is equal. */
const EQUAL = 1e-9

function faster(a: PlanRow, b: PlanRow): number {
  const [x, y] = [a.rate.median, b.rate.median]
  if (Math.abs(x - y) > EQUAL * Math.max(x, y)) return y - x
  return threadsOf(a.candidate) - threadsOf(b.candidate)
}

const cheapestFirst = (candidates: readonly Candidate[]) =>
  [...candidates].sort((a, b) => threadsOf(a) - threadsOf(b))

/** The same bytes of the same codec on the same link: threads and design make no difference there. */
function isAlike(a: PlanRow, b: PlanRow): boolean {
  const [one, other] = [a.candidate, b.candidate]
  const [sent, sentByOther] = [one.sentPerByte.median, other.sentPerByte.median]
  return (
    a.limit === 'link' &&
    b.limit === 'link' &&
    one.settings?.codec === other.settings?.codec &&
    one.settings?.level === other.settings?.level &&
    Math.abs(sent - sentByOther) <= EQUAL * sent
  )
}

/** Pages as they are over a link are reckoned, not measured: they need no samples. */
const hasFewSamples = ({ settings, samples }: Candidate) =>
  settings !== null && samples < FEWEST_SAMPLES

/** Their intervals do not meet, and the difference is worth the words. */
function isShownSlower(row: PlanRow, best: PlanRow): boolean {
  return row.rate.high < best.rate.low && row.rate.median * (1 + LEAST_GAIN) < best.rate.median
}
