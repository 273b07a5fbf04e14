/** The job's words of a request, for both workqueues. */
import type { CodecId } from '../shared/codecs.ts'
import type { ArenaMemory } from './arena.ts'

/** First list entry of its pages, and how many. */
export const LIST_START = 0
export const PAGES = 1
/** Bytes of the output. */
export const OUTPUT_BYTES = 2
/** 1 when the output is the pages themselves. */
export const RAW = 3
/** Segments of the arena that its pages lie in: the first, and how many in a row (the submitter's own). */
export const FIRST_SEGMENT = 4
export const SEGMENTS = 5
/** After decompression: MATCHES, BROKEN, or 1 + the first page (of the request) that is not as it was. */
export const VERDICT = 6
/** After compression: how long the handler took, in whole seconds and what is left of them; 0 for `none`. */
export const SECONDS = 7
export const NANOSECONDS = 8

export const MATCHES = 0
export const BROKEN = -1

export interface PageJobConfig {
  readonly arena: ArenaMemory
  readonly codec: CodecId
  readonly level: number
  /** Most pages of one request. */
  readonly pages: number
  /** Whether outputs stay in the arena, for verification. Else a thread has room for one and forgets it. */
  readonly keepsOutput: boolean
}
