/**
 * How a workqueue is cut for a request size. Small requests: many per thread and handed over in batches,
 * because a wake-up costs as much as the work; large ones: few, so that no thread hoards what others could
 * do, and the end of a pass is not one thread's long tail. The series' default is 4 requests per thread.
 */
import { KiB } from '../../shared/settings.ts'
import { MAX_REQUESTS } from '../../workers/layout.ts'

export interface QueueShape {
  /** Pages of a request. */
  readonly pages: number
  /** Requests per thread. */
  readonly requests: number
  /** Requests handed over at once. */
  readonly batch: number
}

export function queueShape(requestBytes: number, pageSize: number): QueueShape {
  const pages = Math.max(1, Math.floor(requestBytes / pageSize))
  const bytes = pages * pageSize
  const within = (budget: number, least: number) =>
    Math.min(MAX_REQUESTS, Math.max(least, Math.floor(budget / bytes)))
  return { pages, requests: within(1024 * KiB, 4), batch: within(64 * KiB, 1) }
}
