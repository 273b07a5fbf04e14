/** Live figures as one step of progress. */
import type { LiveFigures, LivePhase } from '../../shared/live.ts'
import { formatThroughput } from '../../shared/units.ts'
import type { Step } from './progress.ts'

const stages: Readonly<Record<LivePhase, string>> = {
  start: 'starting threads',
  load: 'loading pages',
  read: 'compressing',
  scan: 'compressing',
  submit: 'compressing',
  wait: 'compressing',
  drain: 'compressing',
  verify: 'verifying',
  end: 'compressing',
}

export function runStep(figures: LiveFigures): Step {
  const stage = stages[figures.phase]
  if (stage === 'verifying') return { stage, done: figures.verifiedPages, goal: figures.pagesTotal }
  const { doneBytes: done, goalBytes: goal } = figures
  if (stage !== 'compressing' || figures.elapsedNs === 0) return { stage, done, goal }
  // Bytes per nanosecond × 1000 = MB/s.
  const throughput = (figures.bytesIn / figures.elapsedNs) * 1e3
  return { stage, done, goal, note: formatThroughput(throughput) }
}
