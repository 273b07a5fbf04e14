/**
 * Where the design that the series replaced (its version 2) has its words, behind the blocks of layout.ts in the
 * same shared memory: one fill map and one done map over the requests of all threads, one array of requests of
 * which each thread has a slice, one completion event, and small records of the threads one behind the other.
 * Bit and request numbers go through: request i of thread t is `t * requests + i`.
 *
 * Nothing is padded, on purpose: what lay together there lies together here. Its maps and its array came from
 * an allocator that aligns to 16 bytes, so they begin 16 bytes behind a line's start. What both designs only
 * need for figures and errors stays in the threads' blocks.
 */
import { MAX_THREADS } from '../shared/limits.ts'
import { MAX_REQUESTS, QUEUE_BYTES, REQUEST_WORDS } from './layout.ts'

const TOTAL = MAX_THREADS * MAX_REQUESTS
const MAP_WORDS = TOTAL / 32
/** As malloc aligns. */
const OFFSET_WORDS = 4

// `struct Threads`, 80 bytes, ended with the event; 48 bytes for each `struct ThreadLocal` followed, its own
// event the last.
const THREADS = (QUEUE_BYTES >> 2) + OFFSET_WORDS
const LOCALS = THREADS + 20
const LOCAL_WORDS = 12

/** The completion event of all threads. */
export const COMPLETION = LOCALS - 2
/** The event that wakes a thread. */
export const wakeEvent = (thread: number) => LOCALS + (thread + 1) * LOCAL_WORDS - 2

/** First words of the two maps. */
export const SHARED_FILL = LOCALS + MAX_THREADS * LOCAL_WORDS
export const SHARED_DONE = SHARED_FILL + MAP_WORDS
const ARRAY = SHARED_DONE + MAP_WORDS

/** First Int32 word of a request, by its number among those of all threads. */
export const sharedRequestWord = (request: number) => ARRAY + request * REQUEST_WORDS

/** Bytes of a workqueue's memory: both designs. */
export const MEMORY_BYTES = 4 * sharedRequestWord(TOTAL)
