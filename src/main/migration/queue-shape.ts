/**
 * How a workqueue is cut for a request size. Small requests: many per thread and handed over in batches,
 * because a wake-up costs as much as the work; large ones: few, so that no thread hoards what others could
 * do, and the end of a pass is not one thread's long tail. The series' default is 4 requests per thread: so is
 * the baseline's here.
 */
import { KiB, MAX_REQUESTS } from '../../shared/limits.ts'
import type { RunSettings } from '../../shared/settings.ts'
import type { DesignChoice } from '../../workers/sides.ts'

/** What the series took when nothing was said: DEFAULT_THREAD_REQUEST_NR. */
const SERIES_REQUESTS = 4

export interface QueueShape extends DesignChoice {
  /** Pages of a request. */
  readonly pages: number
  /** Requests handed over at once. */
  readonly batch: number
}

type ShapeSettings = Pick<RunSettings, 'requestBytes' | 'design' | 'requestsPerThread'>

export function queueShape(settings: ShapeSettings, pageSize: number): QueueShape {
  const { requestBytes, design, requestsPerThread } = settings
  const pages = Math.max(1, Math.floor(requestBytes / pageSize))
  const bytes = pages * pageSize
  const within = (budget: number, least: number) =>
    Math.min(MAX_REQUESTS, Math.max(least, Math.floor(budget / bytes)))
  const auto = design === 'baseline' ? SERIES_REQUESTS : within(1024 * KiB, 4)
  const requests = requestsPerThread === 'auto' ? auto : requestsPerThread
  return { design, pages, requests, batch: Math.min(requests, within(64 * KiB, 1)) }
}
