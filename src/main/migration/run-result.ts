/** The figures of a run from what the pump and the threads counted; QEMU's formulas (migration/ram.c, 7.2). */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import type { LiveFigures, ThreadFigures } from '../../shared/live.ts'
import type { RunResult, ThreadResult } from '../../shared/result.ts'
import type { RunSettings } from '../../shared/settings.ts'
import type { JobOutcome } from './job.ts'
import { queueShape } from './queue-shape.ts'

export interface RunParts {
  readonly outcome: Omit<JobOutcome, 'facts' | 'inventory' | 'cells' | 'latency'>
  /** Nanoseconds from the request to run until all threads were ready. */
  readonly startNs: number
  readonly requestBytes: number
  readonly pageSize: number
  readonly threads: readonly ThreadFigures[]
  readonly decompressThreads: readonly ThreadFigures[]
}

export function runResult(parts: RunParts): RunResult {
  const { outcome, pageSize } = parts
  const { normal, duplicate } = outcome.pages
  const total = normal + duplicate
  const { wallNs, bytesIn, compressedSize, phases } = outcome
  const restored = outcome.verifiedPages * pageSize
  return {
    pages: { total, normal, duplicate },
    busy: outcome.busy,
    busyRate: ratio(outcome.busy, total),
    bytesIn,
    bytesOut: compressedSize + outcome.busy * pageSize,
    compressedSize,
    compressionRate: ratio(outcome.compressedPages * pageSize, compressedSize),
    storedRaw: outcome.storedRaw,
    wallNs,
    throughput: megabytesPerSecond(bytesIn, wallNs),
    pagesPerSecond: ratio(total * 1e9, wallNs),
    verified: !outcome.cancelled && total > 0 && outcome.verifiedPages === total,
    verifiedPages: outcome.verifiedPages,
    decompressThroughput: megabytesPerSecond(restored, phases.verify),
    source: outcome.source,
    requestBytes: parts.requestBytes,
    phases: { start: parts.startNs, ...phases },
    threads: parts.threads.map(thread => threadResult(thread, wallNs)),
    decompressThreads: parts.decompressThreads.map(t => threadResult(t, phases.verify)),
  }
}

/**
 * The figures of a run that is still on, from one sample of it. What only the pump knows at the end (where its time
 * went, requests stored raw) is 0.
 */
export function resultSoFar(
  figures: LiveFigures,
  settings: RunSettings,
  { pageSize }: Pick<DumpFacts, 'pageSize'>,
): RunResult {
  const { pagesNormal, pagesDuplicate, busyPages, bytesOut, elapsedNs } = figures
  const none = { load: 0, read: 0, scan: 0, submit: 0, wait: 0, drain: 0, verify: 0 }
  return {
    ...runResult({
      outcome: {
        cancelled: true,
        source: settings.source === 'disk' ? 'disk' : 'memory',
        pages: { normal: pagesNormal, duplicate: pagesDuplicate },
        busy: busyPages,
        bytesIn: figures.bytesIn,
        compressedPages: pagesNormal - busyPages,
        compressedSize: Math.max(0, bytesOut - busyPages * pageSize),
        storedRaw: 0,
        verifiedPages: figures.verifiedPages,
        wallNs: elapsedNs,
        phases: none,
      },
      startNs: 0,
      requestBytes: queueShape(settings, pageSize).pages * pageSize,
      pageSize,
      threads: figures.compress,
      decompressThreads: figures.decompress,
    }),
    decompressThroughput: 0,
  }
}

function threadResult(figures: ThreadFigures, wallNs: number): ThreadResult {
  const { requests, bytesIn, bytesOut, busyNs, waitNs, blockedNs, cpuNs } = figures
  return {
    requests,
    bytesIn,
    bytesOut,
    busyNs,
    waitNs,
    blockedNs,
    cpuNs,
    utilisation: ratio(busyNs, wallNs),
  }
}

/** 0 where there is nothing to divide by: QEMU shows 0.00 then, too. */
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

const megabytesPerSecond = (bytes: number, ns: number) => ratio(bytes * 1e3, ns)
