/** The rows that a sweep is held against: which there are for its points, and their samples as they come. */
import type { Ceiling } from '../../shared/report.ts'
import type { SweepPoint } from '../../shared/sweep.ts'
import type { CeilingTask } from '../migration/ceilings.ts'
import { summarise } from '../statistics/summary.ts'

export interface CeilingRow {
  readonly dump: number
  readonly task: CeilingTask
  readonly samples: number[]
}

/** Per dump: copying, scanning, and a plain loop of each codec, level and request size that its points have. */
export function ceilingRows(points: readonly SweepPoint[]): CeilingRow[] {
  const rows = new Map<string, CeilingRow>()
  const add = (dump: number, task: CeilingTask) => {
    const key = JSON.stringify([dump, task])
    if (!rows.has(key)) rows.set(key, { dump, task, samples: [] })
  }
  for (const { dump, settings } of points) {
    const { codec, level, requestBytes } = settings
    add(dump, { kind: 'memcpy' })
    add(dump, { kind: 'zero-scan' })
    add(dump, { kind: 'plain-loop', codec, level, requestBytes })
  }
  return [...rows.values()]
}

/** A row as reports hold it. */
export function ceilingOf({ dump, task, samples }: CeilingRow): Ceiling {
  const codec =
    task.kind === 'plain-loop'
      ? { codec: task.codec, level: task.level, requestBytes: task.requestBytes }
      : null
  return { kind: task.kind, dump, codec, samples, summary: summarise(samples) }
}
