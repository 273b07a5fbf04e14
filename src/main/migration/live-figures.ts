/** One sample of a run, read from the shared memory of the pump and of both workqueues. */
import type { LiveFigures } from '../../shared/live.ts'
import type { Workqueue } from '../workqueue/workqueue.ts'
import type { Progress } from './progress.ts'

export function liveFigures(
  sequence: number,
  progress: Progress,
  compress: Workqueue,
  decompress: Workqueue | undefined,
): LiveFigures {
  const { pagesNormal, pagesDuplicate, ...rest } = progress.read()
  return {
    ...rest,
    sequence,
    elapsedNs: compress.elapsedNs,
    pagesTotal: pagesNormal + pagesDuplicate,
    pagesNormal,
    pagesDuplicate,
    pending: compress.pending(),
    compress: compress.figures(),
    decompress: decompress?.figures() ?? [],
  }
}
