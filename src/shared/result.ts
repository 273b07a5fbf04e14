/**
 * What a run measured, in QEMU's words. The clock runs from the first page scanned to the last request
 * collected; filling the arena beforehand and verifying afterwards are outside of it and have their own
 * lines in `phases`. Times are nanoseconds, sizes bytes.
 */
import * as v from 'valibot'
import { MAX_THREADS } from './limits.ts'

const count = v.pipe(v.number(), v.minValue(0))

export const threadResultSchema = v.object({
  requests: count,
  /** Bytes given to the codec. */
  bytesIn: count,
  /** Bytes it made, or the input's size where the pages were stored raw. */
  bytesOut: count,
  /** In a handler. */
  busyNs: count,
  /** Idle while the submitter was scanning or submitting. */
  waitNs: count,
  /** Idle while the submitter itself was held up by reading the dump. */
  blockedNs: count,
  /** CPU time of the thread, user and system, during the run. */
  cpuNs: count,
  /** busyNs ÷ wallNs, 0–1. */
  utilisation: count,
})
export type ThreadResult = v.InferOutput<typeof threadResultSchema>

/** Where the submitter's time went. `wallNs` is the sum of read, scan, submit, wait and drain. */
export const phasesSchema = v.object({
  /** Threads set up (outside wallNs). */
  start: count,
  /** Arena filled before the clock started (outside wallNs). */
  load: count,
  /** Dump read while the clock ran. */
  read: count,
  /** Zero pages looked for. */
  scan: count,
  /** Requests filled in and handed over, finished ones collected. */
  submit: count,
  /** No free request: waiting for a thread (compress-wait-thread on). */
  wait: count,
  /** Waiting for the last requests at the end of a pass. */
  drain: count,
  /** Decompressed and compared (outside wallNs). */
  verify: count,
})
export type Phases = v.InferOutput<typeof phasesSchema>

export const runResultSchema = v.object({
  pages: v.object({
    total: count,
    /** Pages that are not all zero. */
    normal: count,
    /** Zero pages (QEMU's word). */
    duplicate: count,
  }),
  /** Pages sent uncompressed because every request was busy. */
  busy: count,
  /** busy ÷ pages.total, 0–1, as QEMU computes it over a period. */
  busyRate: count,
  /** Guest memory taken in: all pages, zero pages too. */
  bytesIn: count,
  /** compressedSize plus the busy pages' own size. */
  bytesOut: count,
  /** What the codec made of the compressed pages, raw where that was not smaller. */
  compressedSize: count,
  /** Bytes of the pages that were compressed ÷ compressedSize; 0 when nothing was compressed. */
  compressionRate: count,
  /** Requests stored raw because the codec did not make them smaller. */
  storedRaw: count,
  wallNs: count,
  /** bytesIn per second of wall time, MB/s (10^6). */
  throughput: count,
  /** pages.total per second of wall time. */
  pagesPerSecond: count,
  /** Every page was decompressed and equalled its original, byte for byte. */
  verified: v.boolean(),
  verifiedPages: count,
  /** Bytes restored per second of verification, MB/s (10^6); 0 without it. */
  decompressThroughput: count,
  /** Where pages came from: all or a sample of them in the arena beforehand, or read while the clock ran. */
  source: v.picklist(['memory', 'sample', 'disk']),
  /** The request size in force, after raising to the page size. */
  requestBytes: count,
  phases: phasesSchema,
  threads: v.pipe(v.array(threadResultSchema), v.maxLength(MAX_THREADS)),
  decompressThreads: v.pipe(v.array(threadResultSchema), v.maxLength(MAX_THREADS)),
})
export type RunResult = v.InferOutput<typeof runResultSchema>
