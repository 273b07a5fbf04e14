/** The report that a journal's head and steps add up to: the one way that reports of sweeps come about. */
import { pointLabel } from '../../shared/sweep.ts'
import type { Point, Report } from '../../shared/report.ts'
import { buildPoint, buildReport } from '../report/build-report.ts'
import type { JournalHead } from '../report/journal-lines.ts'
import type { ReadJournal } from '../report/journal.ts'
import { ceilingOf } from './ceiling-rows.ts'
import { noiseOf } from './noise.ts'
import { SweepState } from './sweep.ts'

export interface JournalReport {
  readonly outcome: Report['outcome']
  /** When it ended. */
  readonly endedAt: Date
}

/** @param state what was measured, of the plan of `head` */
export function sweepReport(
  head: JournalHead,
  state: SweepState,
  { outcome, endedAt }: JournalReport,
): Report {
  if (head.plan === null) throw new Error('a sweep has a plan')
  const points = state.points.map(({ point, samples }) =>
    buildPoint(
      point.dump,
      point.settings,
      head.codecVersions[point.settings.codec] ?? 'unknown',
      samples,
    ),
  )
  const { cpus, loadAverage } = head.environment
  return buildReport({
    ...common(head, outcome, endedAt),
    dumps: head.dumps.map((dump, i) => ({
      ...dump,
      inventory: state.inventories[i] ?? dump.inventory,
    })),
    plan: head.plan,
    points,
    ceilings: state.ceilings.map(ceilingOf),
    noise: noiseOf({ points, cpus, loadAverage }),
  })
}

/**
 * What a journal holds, as a report: `recovered` unless the program ended it itself.
 * @returns undefined when it holds no sample
 */
export function reportOfJournal(
  { head, steps, end }: ReadJournal,
  endedAt: Date,
): Report | undefined {
  const outcome = end === 'done' || end === 'cancelled' ? end : 'recovered'
  if (head.plan === null) return runReport(head, steps, { outcome, endedAt })
  const own = steps.filter(step => step.kind !== 'so-far')
  if (!own.some(step => step.kind === 'sample')) return undefined
  const state = new SweepState(head.plan, head.dumps.length, own)
  return sweepReport(head, state, { outcome, endedAt })
}

function runReport(
  head: JournalHead,
  steps: ReadJournal['steps'],
  { outcome, endedAt }: JournalReport,
): Report | undefined {
  const { settings, codecVersions } = head
  const last = steps.findLast(step => step.kind === 'so-far' || step.kind === 'sample')
  if (settings === null || last === undefined) return undefined
  const point: Point = buildPoint(0, settings, codecVersions[settings.codec] ?? 'unknown', [
    last.sample,
  ])
  return buildReport({
    ...common(head, outcome, endedAt),
    dumps: head.dumps,
    plan: null,
    points: [point],
    ceilings: [],
    noise: null,
  })
}

const common = (head: JournalHead, outcome: Report['outcome'], endedAt: Date) => ({
  tool: head.tool,
  endedAt,
  command: head.command,
  outcome,
  environment: head.environment,
})

/** What a journal is about, for people: `zlib-1 t2 4K` or `12 points`. */
export function journalTitle({ plan, settings }: JournalHead, points: number): string {
  if (plan !== null) return `${points} points`
  return settings === null ? 'a run' : pointLabel(settings)
}
