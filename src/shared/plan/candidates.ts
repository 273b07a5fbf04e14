/**
 * What a report measured on one of its dumps, as settings to choose from for a link, and `no compression` to hold them
 * against: codec none where the report has it, else pages sent as they are, which is then taken to be limited by the
 * link alone. Points without a sample are no candidates.
 */
import type { Point, Report } from '../report.ts'
import type { RunSettings } from '../settings.ts'
import type { Summary } from '../summary.ts'
import { type Estimate, exactly, type Measured } from './effective-rate.ts'
import { sentBytes, sentUncompressed } from './sent-bytes.ts'

export interface Candidate extends Measured {
  /** Index into the report's points; null for `no compression` that was not measured. */
  readonly point: number | null
  readonly settings: RunSettings | null
  readonly samples: number
}

export interface Choice {
  /** Index into the report's dumps. */
  readonly dump: number
  readonly dumpName: string
  readonly guestBytes: number
  readonly pageSize: number
  readonly candidates: readonly Candidate[]
}

/** @returns undefined where nothing was measured on the dump */
export function choiceOf({ dumps, points }: Report, dump: number): Choice | undefined {
  const of = dumps[dump]
  if (of === undefined) return undefined
  const { facts, inventory } = of
  const measured = points.flatMap((point, i) => {
    const candidate = point.dump === dump ? candidateOf(point, i) : undefined
    return candidate === undefined ? [] : [candidate]
  })
  if (measured.length === 0) return undefined
  const hasPlain = measured.some(({ settings }) => settings?.codec === 'none')
  const plain = hasPlain ? undefined : uncompressed(points, dump, facts.pageSize)
  return {
    dump,
    dumpName: facts.name,
    // Some formats say only in their inventory how many pages there are.
    guestBytes: inventory === null ? facts.guestBytes : inventory.total * facts.pageSize,
    pageSize: facts.pageSize,
    candidates: plain === undefined ? measured : [...measured, plain],
  }
}

function candidateOf({ settings, samples, summary }: Point, point: number): Candidate | undefined {
  const sent = samples
    .filter(({ result }) => result.bytesIn > 0)
    .map(({ result }) => sentBytes(result) / result.bytesIn)
    .sort((a, b) => a - b)
  const { throughput, decompressThroughput } = summary
  const [low] = sent
  if (low === undefined || throughput === null || throughput.median <= 0) return undefined
  return {
    point,
    settings,
    samples: sent.length,
    compress: bytes(throughput),
    sentPerByte: { median: sent[sent.length >> 1] ?? low, low, high: sent.at(-1) ?? low },
    decompress: decompressThroughput === null ? null : bytes(decompressThroughput),
  }
}

/** MB/s as bytes. */
const bytes = ({ median, low, high }: Summary): Estimate => ({
  median: median * 1e6,
  low: low * 1e6,
  high: high * 1e6,
})

function uncompressed(
  points: readonly Point[],
  dump: number,
  pageSize: number,
): Candidate | undefined {
  const result = points
    .filter(point => point.dump === dump)
    .flatMap(({ samples }) => samples)
    .find(sample => sample.result.bytesIn > 0)?.result
  return (
    result && {
      point: null,
      settings: null,
      samples: 0,
      compress: exactly(Infinity),
      sentPerByte: exactly(sentUncompressed(result, pageSize) / result.bytesIn),
      decompress: null,
    }
  )
}
