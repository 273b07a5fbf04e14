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
  const { doneBytes, goalBytes: goal, bytesIn, elapsedNs } = figures
  if (stage !== 'compressing') return { stage, done: doneBytes, goal }
  // Not doneBytes: at the first sample that still stands where loading has left it.
  if (elapsedNs === 0) return { stage, done: bytesIn, goal }
  // Bytes per nanosecond × 1000 = MB/s.
  return { stage, done: bytesIn, goal, note: formatThroughput((bytesIn / elapsedNs) * 1e3) }
}
