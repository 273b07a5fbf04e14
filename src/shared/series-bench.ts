/** The series' benchmark as it is asked for and as it ends: throughput against threads, for both designs. */
import type { CodecId } from './codecs.ts'
import type { Design, RunSettings } from './settings.ts'

/** `series`: the pages that the series' program compressed. Else a dump that the host has open. */
export type SeriesGuest =
  { readonly kind: 'series' } | { readonly kind: 'dump'; readonly dump: string }

export interface SeriesPlan {
  readonly guests: readonly SeriesGuest[]
  /** Guest memory to compress: that much is made, or taken from the beginning of a dump. */
  readonly memoryBytes: number
  readonly designs: readonly Design[]
  readonly threads: readonly number[]
  readonly requestsPerThread: RunSettings['requestsPerThread']
  readonly codec: CodecId
  readonly level: number
  readonly requestBytes: number
  /** Samples of each point, after the warm-up. */
  readonly repeat: number
}

export interface SeriesPoint {
  /** Name of the dump, or `series`. */
  readonly guest: string
  readonly design: Design
  readonly threads: number
  /** Guest bytes of a run. */
  readonly bytes: number
  readonly pageSize: number
  /** GiB/s (2^30) of guest memory, in the order they were measured. */
  readonly samples: readonly number[]
  /** Of the last sample; 0 before. */
  readonly compressionRate: number
  /** Bytes on the wire per guest byte, compressed and as they are, headers counted; null before the first sample. */
  readonly sent: { readonly perByte: number; readonly uncompressed: number } | null
}

/** How far a benchmark is: runs done and runs to do, the warm-up among them. */
export interface SeriesStep {
  readonly stage: 'warm-up' | 'measuring'
  readonly done: number
  readonly goal: number
  /** `per-thread, 8 threads`, for people. */
  readonly note: string
}

export interface SeriesWatch {
  readonly signal: AbortSignal
  readonly onStep: (step: SeriesStep) => void
}

export interface SeriesOutcome {
  /** Stopped by `signal`: points have fewer samples, perhaps none. */
  readonly cancelled: boolean
  readonly points: readonly SeriesPoint[]
}
