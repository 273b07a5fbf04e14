/**
 * Joins the reports of one sweep's shards. What comes out is the report that the sweep would have given unsharded,
 * but for what was measured and where: times, the order of the samples, ceiling rows of every shard, environments.
 * A merged report has every point exactly once; what does not belong together or is not whole is refused.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import type { Environment } from '../../shared/environment.ts'
import type { Ceiling, Noise, Point, Report } from '../../shared/report.ts'
import { pointLabel, type SweepPlan, sweepPoints } from '../../shared/sweep.ts'
import { summarise } from '../statistics/summary.ts'
import { dumpKey, type NamedReport } from './compare.ts'
import { toolNames } from './tool-name.ts'

export interface Merged {
  readonly report: Report
  /** What to know before its figures are read. */
  readonly warnings: readonly string[]
}

type Shard = NamedReport & { readonly plan: SweepPlan; readonly index: number }

/** Causes of noise that a report holds. */
const MAX_CAUSES = 20

/**
 * @param reports in any order
 * @throws MigrascopeError `not-comparable` when they are not the shards of one sweep, each once
 */
export function mergeReports(reports: readonly NamedReport[]): Merged {
  const shards = reports.map(shardOf).sort((a, b) => a.index - b.index)
  const [first, ...others] = shards
  if (!first) throw new MigrascopeError('bad-argument', 'Which reports? There is none to merge.')
  for (const other of others) mustBelongTo(first, other)
  mustBeAllOf(first, shards)
  const plan: SweepPlan = { ...first.plan, shard: null }
  const points = pointsOf(plan, shards)
  const environments = shards.map(({ report }) => report.environment)
  const areMany = new Set(environments.map(machineKey)).size > 1
  const report: Report = {
    ...first.report,
    createdAt:
      shards
        .map(({ report: { createdAt } }) => createdAt)
        .sort()
        .at(-1) ?? '',
    command: first.report.command.replace(/ --shard \d+\/\d+( --shard-by dump)?$/, ''),
    outcome: outcomeOf(shards),
    ...(areMany ? { machines: environments } : {}),
    dumps: first.report.dumps.map((dump, i) => ({
      ...dump,
      inventory:
        shards.map(s => s.report.dumps[i]?.inventory ?? null).find(i => i !== null) ?? null,
    })),
    plan,
    points,
    ceilings: ceilingsOf(points, shards),
    noise: noiseOf(shards),
    imported: shards.flatMap(({ report: { imported } }) => imported),
  }
  return { report, warnings: warningsOf(shards, areMany) }
}

function shardOf({ name, report }: NamedReport): Shard {
  const { plan } = report
  if (plan === null) throw refused(`${name} is of a single run, not of a sweep.`)
  if (plan.shard === null) throw refused(`${name} is of a whole sweep, not of a shard of one.`)
  return { name, report, plan, index: plan.shard.index }
}

function mustBelongTo(first: Shard, other: Shard): void {
  const say = (what: string): never => {
    throw refused(`${other.name} does not belong to ${first.name}: ${what}.`)
  }
  const [a, b] = [first.plan, other.plan]
  const [{ shard: of, ...planA }, { shard: otherOf, ...planB }] = [a, b]
  if (of?.of !== otherOf?.of || of?.by !== otherOf?.by) {
    say('the sweep was cut into another number of shards, or by something else')
  }
  if (JSON.stringify(planA) !== JSON.stringify(planB)) say('the plans differ')
  const dumps = [first, other].map(({ report }) => report.dumps.map(dumpKey).join('\n'))
  if (dumps[0] !== dumps[1]) say('the dumps differ')
  const [here, there] = toolNames(first.report.tool, other.report.tool)
  if (here !== there) say(`it was measured by ${there}, the other by ${here}`)
  const versions = codecVersions(first.report)
  for (const [codec, version] of codecVersions(other.report)) {
    const known = versions.get(codec) ?? version
    if (known !== version) say(`${codec} is ${version} there, ${known} here`)
  }
}

/** Each shard once. */
function mustBeAllOf(first: Shard, shards: readonly Shard[]): void {
  const byIndex = new Map<number, string>()
  for (const { index, name } of shards) {
    const twin = byIndex.get(index)
    if (twin !== undefined) throw refused(`${twin} and ${name} are both of shard ${index}.`)
    byIndex.set(index, name)
  }
  const of = first.plan.shard?.of ?? 0
  const dumps = first.report.dumps.length
  // A shard without a point cannot be measured, and is none that is missed.
  const most =
    first.plan.shard?.by === 'dump'
      ? dumps
      : sweepPoints({ ...first.plan, shard: null }, dumps).length
  const missed = Array.from({ length: Math.min(of, most) }, (_, i) => i + 1).filter(
    index => !byIndex.has(index),
  )
  if (missed.length === 0) return
  const words = missed.map(index => `${index}/${of}`)
  throw refused(
    `${missed.length} of ${of} shards ${missed.length === 1 ? 'is' : 'are'} missing: ${words.join(', ')}. Measure them with --shard, then merge all.`,
  )
}

/** In the plan's own order; samples numbered anew by the time within their sweeps, since shards run side by side. */
function pointsOf(plan: SweepPlan, shards: readonly Shard[]): Point[] {
  const measured = new Map<string, Point>()
  for (const { report } of shards) {
    for (const point of report.points) measured.set(keyOf(point), point)
  }
  const dumps = shards[0]?.report.dumps.length ?? 0
  const points = sweepPoints(plan, dumps).map(point => {
    const found = measured.get(keyOf(point))
    if (found) return found
    throw refused(`No report has ${pointLabel(point.settings)}, which is in the plan.`)
  })
  const inTime = points.flatMap(point => point.samples).sort((a, b) => a.atMs - b.atMs)
  const order = new Map(inTime.map((sample, i) => [sample, i]))
  return points.map(point => ({
    ...point,
    samples: point.samples.map(sample => ({ ...sample, order: order.get(sample) ?? 0 })),
  }))
}

const keyOf = ({ dump, settings }: Pick<Point, 'dump' | 'settings'>) =>
  `${dump} ${pointLabel(settings)}`

/** A row has the samples of every shard, in the order that the merged points ask for the rows. */
function ceilingsOf(points: readonly Point[], shards: readonly Shard[]): Ceiling[] {
  const rows = new Map<string, Ceiling>()
  for (const { dump, settings } of points) {
    const { codec, level, requestBytes } = settings
    for (const { report } of shards) {
      for (const row of report.ceilings) {
        const own = row.codec
        const isOf =
          own === null ||
          (own.codec === codec && own.level === level && own.requestBytes === requestBytes)
        if (row.dump === dump && isOf) rows.set(rowKey(row), row)
      }
    }
  }
  return [...rows.entries()].map(([key, row]) => {
    const samples = shards.flatMap(({ report }) =>
      report.ceilings.filter(other => rowKey(other) === key).flatMap(other => other.samples),
    )
    return { ...row, samples, summary: summarise(samples) }
  })
}

const rowKey = ({ kind, dump, codec }: Ceiling) => JSON.stringify([kind, dump, codec])

function outcomeOf(shards: readonly Shard[]): Report['outcome'] {
  const outcomes = shards.map(({ report }) => report.outcome)
  if (outcomes.includes('recovered')) return 'recovered'
  return outcomes.includes('cancelled') ? 'cancelled' : 'done'
}

function noiseOf(shards: readonly Shard[]): Noise | null {
  const known = shards.flatMap(({ report: { noise }, index }) =>
    noise === null ? [] : [{ ...noise, index }],
  )
  if (known.length === 0) return null
  const causes = known.flatMap(({ causes: own, index }) =>
    own.map(cause => `shard ${index}: ${cause}`),
  )
  const isNoisy = known.some(({ verdict }) => verdict === 'noisy')
  return { verdict: isNoisy ? 'noisy' : 'quiet', causes: causes.slice(0, MAX_CAUSES) }
}

function warningsOf(shards: readonly Shard[], areMany: boolean): string[] {
  const words: string[] = []
  if (areMany) {
    const machines = new Set(shards.map(({ report }) => machineText(report.environment)))
    words.push(
      `the shards were measured on different machines or systems, so that points of different shards do not compare: ${[...machines].join('; ')}`,
    )
  }
  for (const { name, report } of shards) {
    if (report.outcome !== 'done') words.push(`${name} is not whole: it was ${report.outcome}`)
  }
  if (shards.some(({ report }) => report.dumps.some(({ content }) => content === null))) {
    words.push('the dumps were compared by name and size: no checksum of their content is known')
  }
  return words
}

const codecVersions = ({ points }: Report) =>
  new Map(points.map(({ settings, codecVersion }) => [settings.codec, codecVersion]))

/** What stays the same on a machine from one sweep to the next. */
const machineKey = (e: Environment) =>
  JSON.stringify([e.hostName, machineText(e), e.osRelease, e.memoryBytes, e.versions])
const machineText = (e: Environment) => `${e.cpuModel} × ${e.cpus}, ${e.platform} ${e.osRelease}`

const refused = (message: string) => new MigrascopeError('not-comparable', message)
