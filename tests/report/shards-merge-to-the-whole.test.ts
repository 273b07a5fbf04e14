/** Shards of one plan, made here of its points, join to what the plan gives unsharded; nothing else does. */
import { expect, test } from 'vitest'
import { ceilingOf, ceilingRows } from '../../src/main/bench/ceiling-rows.ts'
import { buildPoint, buildReport } from '../../src/main/report/build-report.ts'
import { checkReport } from '../../src/main/report/check-report.ts'
import { mergeReports } from '../../src/main/report/merge.ts'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { sweepCommandLine } from '../../src/shared/command-line.ts'
import type { Report } from '../../src/shared/report.ts'
import { defaultSweep, type SweepPlan, sweepPoints } from '../../src/shared/sweep.ts'
import { plainEnvironment } from './run-report.ts'
import { sampleRun } from './sample-report.ts'

const whole: SweepPlan = {
  ...defaultSweep,
  axes: {
    ...defaultSweep.axes,
    codecs: [
      { codec: 'zlib', levels: [1, 6] },
      { codec: 'zstd', levels: [1] },
    ],
    threads: [1, 2, 4, 8],
  },
  filter: ['*t1 *', 'zlib-* t2 *', '*t8 *'],
}

type Shard = NonNullable<SweepPlan['shard']>

/** Two samples of each point, the clock ticking once a sample. */
function reportOf(shard: Shard | null, other: Partial<Report> = {}, plan = whole): Report {
  const own = { ...plan, shard }
  const points = sweepPoints(own, 2)
  let order = 0
  return {
    ...buildReport({
      tool: { name: 'migrascope', version: '0.1.0' },
      endedAt: new Date(`2026-01-0${shard?.index ?? 1}T00:00:00Z`),
      command: sweepCommandLine(['a.raw', 'b.raw'], own),
      outcome: 'done',
      environment: plainEnvironment,
      dumps: ['a.raw', 'b.raw'].map((name, i) => ({
        facts: { ...sampleRun.dump, name },
        inventory: points.some(({ dump }) => dump === i) ? sampleRun.inventory : null,
        content: { sha256: `${i}a`.repeat(32), of: 'all', bytes: 61_440 },
      })),
      plan: own,
      points: points.map(({ dump, settings }) =>
        buildPoint(
          dump,
          settings,
          `${settings.codec} 1.0`,
          [0, 1].map(() => ({
            ...{ order, atMs: order++, result: sampleRun.result, latency: null, load: null },
          })),
        ),
      ),
      ceilings: ceilingRows(points).map(row => ceilingOf({ ...row, samples: [100, 110] })),
      noise: { verdict: 'quiet', causes: [] },
    }),
    ...other,
  }
}

const named = (reports: readonly Report[]) =>
  reports.map((report, i) => ({ name: `${i + 1}.json`, report }))
const shards = (of: number, by: Shard['by'] = 'point') =>
  Array.from({ length: of }, (_, i) => reportOf({ index: i + 1, of, by }))

const withoutTimes = (report: Report) => ({
  ...report,
  createdAt: '',
  points: report.points.map(point => ({
    ...point,
    samples: point.samples.map(({ result }) => result),
  })),
  ceilings: report.ceilings.map(({ kind, dump, codec }) => ({ kind, dump, codec })),
})

test.each([
  [2, 'point'],
  [5, 'point'],
  [2, 'dump'],
] as const)('%i shards by %s, in any order, are the whole', (of, by) => {
  const { report, warnings } = mergeReports(named(shards(of, by)).reverse())
  expect(warnings).toEqual([])
  expect(withoutTimes(report)).toEqual(withoutTimes(reportOf(null)))
  expect(report.createdAt).toBe(`2026-01-0${of}T00:00:00.000Z`)
  const orders = report.points.flatMap(({ samples }) => samples.map(({ order }) => order))
  expect(orders.sort((a, b) => a - b)).toEqual(orders.map((_, i) => i))
  expect(checkReport('whole.json', JSON.stringify(report))).toEqual([])
})

test('more shards than points: those without a point are not missed', () => {
  const plan = { ...whole, filter: ['zstd-1 t1 *'] }
  const reports = [1, 2].map(index => reportOf({ index, of: 7, by: 'point' }, {}, plan))
  const { report } = mergeReports(named(reports))
  expect(report.points).toHaveLength(2)
})

test('a row to hold the points against has the samples of every shard', () => {
  const { report } = mergeReports(named(shards(2)))
  const [copy] = report.ceilings.filter(({ kind, dump }) => kind === 'memcpy' && dump === 0)
  expect(copy?.samples).toEqual([100, 110, 100, 110])
  expect(copy?.summary?.median).toBe(105)
})

test('different machines are kept, in the order of the shards, and warned of', () => {
  const [first, second] = shards(2)
  if (!first || !second) throw new Error('two')
  const fast = { ...plainEnvironment, cpuModel: 'a fast processor' }
  const { report, warnings } = mergeReports(named([{ ...second, environment: fast }, first]))
  expect(warnings.join()).toMatch(/different machines.*a processor × 2.*a fast processor × 2/)
  expect(report.machines?.map(({ cpuModel }) => cpuModel)).toEqual([
    'a processor',
    'a fast processor',
  ])
  expect(parseReport('m.json', JSON.stringify(report))).toEqual(report)
})

test('what was noisy or cut short stays so', () => {
  const [first, second] = shards(2)
  if (!first || !second) throw new Error('two')
  const { report, warnings } = mergeReports(
    named([
      { ...first, outcome: 'cancelled' },
      { ...second, noise: { verdict: 'noisy', causes: ['others worked'] } },
    ]),
  )
  expect(report.outcome).toBe('cancelled')
  expect(warnings).toEqual(['1.json is not whole: it was cancelled'])
  expect(report.noise).toEqual({ verdict: 'noisy', causes: ['shard 2: others worked'] })
})

const refusals: [string, () => Report[], RegExp][] = [
  [
    'a shard twice',
    () => [...shards(2), ...shards(2).slice(1)],
    /2.json and 3.json are both of shard 2/,
  ],
  ['missing shards', () => shards(5).slice(1, 3), /3 of 5 shards are missing: 1\/5, 4\/5, 5\/5/],
  ['a whole sweep', () => [reportOf(null)], /1.json is of a whole sweep/],
  ['a single run', () => [reportOf(null, { plan: null })], /1.json is of a single run/],
  [
    'another number of shards',
    () => [...shards(3).slice(0, 1), ...shards(2).slice(1)],
    /number of shards/,
  ],
  [
    'cut by something else',
    () => [...shards(2).slice(0, 1), ...shards(2, 'dump').slice(1)],
    /something else/,
  ],
  [
    'another plan',
    () => [
      ...shards(2).slice(0, 1),
      reportOf({ index: 2, of: 2, by: 'point' }, {}, { ...whole, seed: 9 }),
    ],
    /the plans differ/,
  ],
  [
    'another dump',
    () => {
      const [first, second] = shards(2)
      const dumps = (second?.dumps ?? []).map(dump => ({ ...dump, content: null }))
      return first && second ? [first, { ...second, dumps }] : []
    },
    /the dumps differ/,
  ],
  [
    'another version',
    () => {
      const [first, second] = shards(2)
      return first && second
        ? [first, { ...second, tool: { name: 'migrascope', version: '9' } }]
        : []
    },
    /measured by migrascope 9/,
  ],
  [
    'another codec’s version',
    () => {
      const [first, second] = shards(2)
      const points = (second?.points ?? []).map(p => ({
        ...p,
        codecVersion: `${p.settings.codec} 2.0`,
      }))
      return first && second ? [first, { ...second, points }] : []
    },
    /is z(lib|std) 2.0 there, z(lib|std) 1.0 here/,
  ],
]

test.each(refusals)('%s is refused', (_, reports, message) => {
  expect(() => mergeReports(named(reports()))).toThrow(message)
})
