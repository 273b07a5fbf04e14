/**
 * The workqueue's shared memory: a header and one block per thread. Each word
 * has exactly one writer or is only ever exchanged atomically, and words of different writers lie on
 * different pairs of cache lines (128 bytes), so that no two threads write one line.
 *
 * Bit i of a thread's *fill* map is flipped by the submitter when it hands over request i, bit i of its
 * *done* map by the thread when it has finished. Equal bits: the request is free and the submitter's;
 * different bits: it is pending and the thread's. Nobody clears a bit (the series' xor scheme).
 */
import { MAX_REQUESTS, MAX_THREADS } from '../shared/limits.ts'

export { MAX_REQUESTS }
/** Int32 words of a request that are the job's own. The last of the 16 is the queue's: its status. */
export const REQUEST_WORDS = 16
export const STATUS_WORD = 15

/** What became of a request, in its status word. */
export const HANDLED = 0
export const CANCELLED = 1
export const FAILED = 2

const LINE = 128
const LINE_WORDS = LINE / 4

// Header, in Int32 words. Line 0: set by the owner and on trouble. Line 1: the submitter's sleep.
export const STOP = 0
/** Thread number + 1 of the first that failed. */
export const FAILED_THREAD = 1
export const EVENT = LINE_WORDS
const HEADER_BYTES = 2 * LINE

/** Values of STOP: why threads no longer handle requests. */
export const GO = 0
export const STOP_CANCELLED = 1
export const STOP_FAILED = 2
export const STOP_DESTROYED = 3

// A thread's block, in Int32 words from its start.
/** Two words, submitter's line. */
export const FILL = 0
/** Two words, thread's line. */
export const DONE = LINE_WORDS
/** 1 when what the thread looked at last took less time than waking another would, thread's line. */
export const QUICK = LINE_WORDS + 2
/** 1 while the thread sleeps or is about to. */
export const WAKE = 2 * LINE_WORDS
/** Rises with every message to the thread. */
export const CONTROL = 2 * LINE_WORDS + 1
/** 0, or 1 + the most requests that may be pending when the thread is to wake the submitter. */
export const WANTED = 3 * LINE_WORDS
/** Index into `threadStates` of src/shared/live.ts. Thread's lines, with the figures below. */
export const STATE = 4 * LINE_WORDS
/** Request in hand, -1 when none. */
export const CURRENT = 4 * LINE_WORDS + 1
const FIGURES_BYTES = 4 * LINE + 16

// Figures, in Float64 words. Written by the thread, read by a sampler at any time: aligned 8-byte stores
// do not tear on the 64-bit platforms that Node runs on.
export const REQUESTS = 0
export const BYTES_IN = 1
export const BYTES_OUT = 2
export const BUSY_NS = 3
export const WAIT_NS = 4
export const BLOCKED_NS = 5
export const CPU_NS = 6
/** Run-clock time at which the present state began. */
export const SINCE = 7
/** Held time at that moment. */
export const HELD_AT = 8
export const SLEEPS = 9
export const FIGURES = 10

const REQUESTS_BYTES = 6 * LINE
const ERROR_BYTES = REQUESTS_BYTES + MAX_REQUESTS * REQUEST_WORDS * 4
/** Room for one error as UTF-8 JSON. */
const ERROR_ROOM = 1024
const BLOCK_BYTES = ERROR_BYTES + ERROR_ROOM

/** Header and blocks; layout-baseline.ts says what follows. */
export const QUEUE_BYTES = HEADER_BYTES + MAX_THREADS * BLOCK_BYTES

/** First Int32 word of a thread's block. */
export const blockWord = (thread: number) => (HEADER_BYTES + thread * BLOCK_BYTES) >> 2
/** First Int32 word of a request. */
export const requestWord = (thread: number, request: number) =>
  blockWord(thread) + (REQUESTS_BYTES >> 2) + request * REQUEST_WORDS
/** First Float64 word of a thread's figures. */
export const figuresWord = (thread: number) =>
  (HEADER_BYTES + thread * BLOCK_BYTES + FIGURES_BYTES) >> 3
/** Where a thread's error text is, in bytes. */
export const errorRange = (thread: number) => {
  const start = HEADER_BYTES + thread * BLOCK_BYTES + ERROR_BYTES
  return { start, end: start + ERROR_ROOM }
}
