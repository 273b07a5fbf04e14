/** The figures of a run from what the pump and the threads counted; QEMU's formulas (migration/ram.c, 7.2). */
import type { ThreadFigures } from '../../shared/live.ts'
import type { RunResult, ThreadResult } from '../../shared/result.ts'
import type { JobOutcome } from './job.ts'

export interface RunParts {
  readonly outcome: JobOutcome
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
