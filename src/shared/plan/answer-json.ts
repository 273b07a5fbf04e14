/** An answer for a link as `--json` prints it: plain figures with their units in the names, and the sentence. */
import type { RunSettings } from '../settings.ts'
import { pointLabel } from '../sweep.ts'
import type { LinkAnswer, PlanRow } from './answer.ts'
import { answerText } from './answer-text.ts'
import type { Candidate } from './candidates.ts'
import type { Estimate } from './effective-rate.ts'
import type { LinkQuestion } from './link.ts'

/** `zstd-1 t8 64K`, or `no compression` where that was not measured. */
export const candidateLabel = ({ settings }: { readonly settings: RunSettings | null }): string =>
  settings === null ? 'no compression' : pointLabel(settings)

export const linkJson = (asked: LinkQuestion, answers: readonly LinkAnswer[]) => ({
  asked,
  dumps: answers.map(answer => dumpJson(answer, answers.length > 1)),
})

function dumpJson(answer: LinkAnswer, isOneOfSeveral: boolean) {
  const { choice, rows, best, tied, plain, gain, isUnsure, ranges, question } = answer
  const bits = (bytes: number) => (bytes * 8) / question.link.efficiency
  return {
    dump: choice.dumpName,
    guestBytes: choice.guestBytes,
    answer: answerText(answer, isOneOfSeveral),
    best: label(best),
    noDifferenceShown: tied.map(label),
    isUnsure,
    noCompression: label(plain),
    gain,
    points: rows.map(rowJson),
    ranges: ranges.map(range => ({
      fromBitsPerSecond: bits(range.from),
      toBitsPerSecond: range.to === Infinity ? null : bits(range.to),
      best: candidateLabel(range.best),
    })),
  }
}

const label = ({ candidate }: { readonly candidate: Candidate }) => candidateLabel(candidate)

const megabytes = ({ median, low, high }: Estimate) => ({
  median: median / 1e6,
  low: low / 1e6,
  high: high / 1e6,
})

function rowJson(row: PlanRow) {
  const { candidate, rate, limit, time, precopy } = row
  return {
    /** Index into the points; null for what was not measured. */
    point: candidate.point,
    label: label(row),
    effectiveRate: megabytes(rate),
    limit,
    timeSeconds: time,
    sentPerByte: candidate.sentPerByte.median,
    precopy,
  }
}
