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
/**
 * Doubles, counted from the request's start: nanoseconds of the queue's shared clock when the submitter filled the
 * request in and when a thread began it, and how long the thread took. Not written for `none`, whose work they
 * would be an eighth of.
 */
export const SUBMITTED_NS = 4
export const BEGAN_NS = 5
export const TOOK_NS = 6

export const MATCHES = 0
export const BROKEN = -1

export interface PageJobConfig {
  readonly arena: ArenaMemory
  readonly codec: CodecId
  /** Of the queue's clock, see `sharedClock`. */
  readonly clockBase: bigint
  readonly level: number
  /** Most pages of one request. */
  readonly pages: number
  /** Whether outputs stay in the arena, for verification. Else a thread makes one after the other in the same room. */
  readonly keepsOutput: boolean
}

/** Whether requests are timed one by one. */
export const isTimed = (codec: CodecId) => codec !== 'none'
