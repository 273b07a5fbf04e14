/**
 * The submitter's side of a workqueue: getRequest, submit, waitForRequests. One thread uses it, and that
 * thread may block; nothing is allocated per request. Each design has its own behind this interface.
 *
 * A request is named by its first word in `words`; the job keeps its own data in words 0 to 14 there.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { MAX_THREADS } from '../../shared/limits.ts'
import type { Design } from '../../shared/settings.ts'
import { MAX_REQUESTS } from '../../workers/layout.ts'
import { BaselineSubmitter } from './baseline-submitter.ts'
import { PerThreadSubmitter } from './per-thread-submitter.ts'

export interface SubmitterOptions {
  /** The queue's. */
  readonly memory: SharedArrayBuffer
  /** Threads that take part; they are the queue's first. */
  readonly threads: number
  /** As the queue's threads were told by `begin`: per-thread when nothing was said. */
  readonly design?: Design
  /** Requests per thread, 1–64. With the baseline as the queue's threads were told. */
  readonly requests: number
  /** Requests handed over at once, 1–`requests`. The baseline hands over one at a time. */
  readonly batch: number
  /** The fourth operation: called for each finished request, in the submitter's thread. */
  readonly done: (words: Int32Array, at: number, thread: number) => void
}

export interface Submitter {
  readonly words: Int32Array
  /** True once the run was cancelled: threads hand requests back unhandled. */
  readonly cancelled: boolean
  /** Requests handed over and not yet collected. */
  readonly pending: number
  /**
   * A free request, or -1 when every request of every thread is busy. Never waits.
   * @throws MigrascopeError `thread-failed` | `thread-died`
   */
  getRequest(): number
  /** As getRequest, but sleeps until a thread has a request free. */
  waitForRequest(): number
  /** Hands over the request that getRequest gave last, at the latest when its batch is full. */
  submit(at: number): void
  /** Hands over what is staged: call it before doing something else for long. */
  flush(): void
  /** Waits until `isMet`, which may change whenever a request is collected. Gives up on a cancel. */
  waitUntil(isMet: () => boolean): void
  /** Waits until every request is handled and collected (or, after a cancel, handed back). */
  waitForRequests(): void
  /** Collects what is finished; never waits. */
  collect(): void
}

const isCount = (value: number, most: number) =>
  Number.isInteger(value) && value >= 1 && value <= most

/**
 * @throws MigrascopeError `bad-argument` outside 1–256 threads, 1–64 requests or 1–`requests` a batch; `busy`
 *   while requests of an earlier submitter are pending
 */
export function createSubmitter(options: SubmitterOptions): Submitter {
  const { threads, requests, batch } = options
  if (!isCount(threads, MAX_THREADS)) {
    throw new MigrascopeError('bad-argument', `A workqueue has 1 to ${MAX_THREADS} threads.`, {
      threads,
    })
  }
  if (!isCount(requests, MAX_REQUESTS) || !isCount(batch, requests)) {
    throw new MigrascopeError(
      'bad-argument',
      `A thread has 1 to ${MAX_REQUESTS} requests and a batch has at most as many.`,
      { requests, batch },
    )
  }
  return options.design === 'baseline'
    ? new BaselineSubmitter(options)
    : new PerThreadSubmitter(options)
}
