/**
 * The stages of a run as people see them. The pump hops between scanning, submitting and waiting hundreds
 * of times a second; shown as they are, those words would only flicker.
 */
import type { LiveFigures } from '../../shared/live.ts'

export type Pass = 'start' | 'load' | 'compress' | 'verify' | 'end'

export function passOf(figures: LiveFigures): Pass {
  switch (figures.phase) {
    case 'start':
    case 'load':
    case 'verify':
    case 'end':
      return figures.phase
    case 'read':
    case 'scan':
    case 'submit':
    case 'wait':
    case 'drain':
      return 'compress'
    default:
      return figures.phase satisfies never
  }
}

/** How much of its pass is done, 0–1. */
export function shareOf(figures: LiveFigures): number {
  const pass = passOf(figures)
  if (pass === 'end') return 1
  const read = figures.goalBytes > 0 ? figures.doneBytes / figures.goalBytes : 0
  // After the last page is compressed verification has a pass of its own; before that, in a run from
  // disk, it takes turns with compression and the bytes tell how far both are.
  const share =
    pass === 'verify' && read >= 1 ? figures.verifiedPages / Math.max(1, figures.pagesTotal) : read
  return Math.min(1, Math.max(0, share))
}
