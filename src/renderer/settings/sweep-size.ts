/**
 * How large a sweep is before it starts: its points, the samples that they take at least, and about how long. The
 * time of a sample is what the same point took in a report of this session, else what the codec does per thread on
 * an ordinary core; it is a guess either way and shown as one.
 */
import type { CodecId } from '../../shared/codecs.ts'
import type { DumpFacts } from '../../shared/dump-facts.ts'
import type { Report } from '../../shared/report.ts'
import type { RunSettings } from '../../shared/settings.ts'
import { MAX_POINTS, pointKey, sweepPoints, type SweepPlan } from '../../shared/sweep.ts'

export interface SweepSize {
  /** Points; more than `MAX_POINTS` without a filter is `MAX_POINTS + 1`, uncounted. */
  readonly points: number
  /** Samples that it keeps at least and at most. */
  readonly samples: { readonly least: number; readonly most: number }
  /** Milliseconds for the least, warm-up included; undefined without points. */
  readonly leastMs: number | undefined
}

/** MB/s of guest memory of one thread at the default level, in pages of which a third is zero; about. */
const NOMINAL: Readonly<Partial<Record<CodecId, number>>> = {
  fflate: 60,
  zlib: 110,
  'page-deflate': 300,
  zstd: 400,
  lz4: 500,
  none: 4000,
}
/** Of a codec that is not among these. */
const NOMINAL_OTHER = 150
/** Threads are started and pages loaded around every sample. */
const AROUND_MS = 60

export function sweepSize(
  plan: SweepPlan,
  dumps: readonly Pick<DumpFacts, 'name' | 'guestBytes'>[],
  cpus: number,
  known: ReadonlyMap<string, number>,
): SweepSize {
  const count = Math.max(1, dumps.length)
  const { axes, repeats, warmUp } = plan
  const product =
    axes.codecs.reduce((sum, { levels }) => sum + levels.length, 0) *
    axes.threads.length *
    axes.requestBytes.length *
    axes.waitThread.length *
    axes.design.length *
    count
  // Multiplying out what nobody may start would only hold the window up.
  const tooMany = product > 20 * MAX_POINTS
  const points = tooMany ? [] : sweepPoints(plan, count)
  const most = Math.max(repeats.min, repeats.max)
  const ms = points.reduce((sum, { dump, settings }) => {
    const facts = dumps[dump]
    return facts === undefined ? sum : sum + sampleMs(facts, settings, cpus, known)
  }, 0)
  return {
    points: tooMany ? MAX_POINTS + 1 : points.length,
    samples: {
      least: points.length * repeats.min,
      most: points.length * most,
    },
    leastMs: points.length > 0 ? ms * (repeats.min + warmUp) : undefined,
  }
}

function sampleMs(
  { name, guestBytes }: Pick<DumpFacts, 'name' | 'guestBytes'>,
  settings: RunSettings,
  cpus: number,
  known: ReadonlyMap<string, number>,
): number {
  const bytes =
    settings.source === 'sample' ? Math.min(guestBytes, settings.arenaBytes / 2) : guestBytes
  const measured = known.get(pointKey(name, settings))
  const alone = NOMINAL[settings.codec] ?? NOMINAL_OTHER
  const speed = measured ?? alone * Math.min(settings.threads, Math.max(1, cpus))
  return AROUND_MS + bytes / 1000 / Math.max(1e-3, speed)
}

/** MB/s by point, out of reports of the machine that this is. */
export function knownSpeeds(reports: readonly Report[]): Map<string, number> {
  const known = new Map<string, number>()
  for (const { points, dumps } of reports) {
    for (const { dump, settings, summary } of points) {
      const name = dumps[dump]?.facts.name
      if (name === undefined || summary.throughput === null) continue
      known.set(pointKey(name, settings), summary.throughput.median)
    }
  }
  return known
}
