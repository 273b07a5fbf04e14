/**
 * Whether comparisons can be trusted: a sweep of 20 points measured twice by the same program, and a third time with
 * every codec slowed by a tenth. The first two should compare as no difference shown, the third as slower in every
 * point. The sweeps come one after the other, as a user's do, so that the machine has time to drift in between.
 *
 *   npm run bench -- compare [--repeat 8] [--copies 1]
 */
import { sweepReport } from '../src/main/bench/journal-report.ts'
import { runSweep, SweepState } from '../src/main/bench/sweep.ts'
import { openDump } from '../src/main/dump/open.ts'
import { Engine } from '../src/main/migration/engine.ts'
import { compareReports } from '../src/main/report/compare.ts'
import { environment } from '../src/main/report/environment.ts'
import type { ComparedPoint } from '../src/shared/comparison.ts'
import type { Report } from '../src/shared/report.ts'
import { KiB } from '../src/shared/settings.ts'
import { defaultSweep, type SweepPlan } from '../src/shared/sweep.ts'
import { rawGuest } from './lib/guest.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { figure } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

const samples = repeat(8)
const plan: SweepPlan = {
  ...defaultSweep,
  axes: {
    ...defaultSweep.axes,
    codecs: [
      { codec: 'zlib', levels: [1] },
      { codec: 'zstd', levels: [1] },
    ],
    threads: [1, 2],
    requestBytes: [4, 16, 64, 256, 1024].map(k => k * KiB),
  },
  repeats: { min: samples, max: samples, precision: 0 },
}
const source = (path: string) => new URL(`../${path}`, import.meta.url)

async function measure(path: string, compress: string): Promise<Report> {
  const reference = { kind: 'file', path } as const
  using dump = openDump(reference)
  const { facts } = dump
  await using engine = new Engine({
    pump: source('src/main/migration/pump.ts'),
    compress: source(compress),
    decompress: source('src/workers/decompress.ts'),
    census: source('src/main/migration/census-thread.ts'),
  })
  const { signal } = new AbortController()
  const content = await engine.fingerprint(reference, signal)
  const startedAt = new Date()
  const state = new SweepState(plan, 1)
  await runSweep({
    engine,
    dumps: [{ reference, facts }],
    plan,
    state,
    signal,
    onStep: () => Promise.resolve(),
    onProgress: ({ done, goal }) => void process.stderr.write(`${compress}: ${done} of ${goal}\r`),
    onLive: () => undefined,
  })
  const head = {
    kind: 'head',
    format: 'migrascope-journal',
    version: 1,
    tool: { name: 'migrascope', version: 'bench' },
    startedAt: startedAt.toISOString(),
    command: '',
    environment: environment(),
    dumps: [{ facts, inventory: null, content }],
    paths: [path],
    plan,
    settings: null,
    codecVersions: {},
  } as const
  return sweepReport({ ...head, dumps: [...head.dumps], paths: [...head.paths] }, state, {
    outcome: 'done',
    endedAt: new Date(),
  })
}

const compared = (a: Report, b: Report): ComparedPoint[] =>
  compareReports([
    { name: 'first', report: a },
    { name: 'second', report: b },
  ]).points

await part('Two sweeps of the same, and one of codecs slowed by a tenth', async () => {
  const { path } = rawGuest(temporaryFolder(), copies(1), file)
  const first = await measure(path, 'src/workers/compress.ts')
  const again = await measure(path, 'src/workers/compress.ts')
  const slowed = await measure(path, 'bench/workers/slow-compress.ts')
  const same = compared(first, again)
  const slower = compared(again, slowed)
  const count = (points: readonly ComparedPoint[], verdict: ComparedPoint['verdict']) =>
    points.filter(point => point.verdict === verdict).length
  const percent = (share: number) => `${figure(share * 100)} %`
  return {
    comparisons: [],
    tables: [
      {
        title: `Verdicts on ${same.length} points of ${samples} samples`,
        head: ['compared', 'no difference shown', 'slower', 'faster', 'wanted'],
        rows: [
          [
            'the same, measured again',
            ...[
              count(same, 'no difference shown'),
              count(same, 'slower'),
              count(same, 'faster'),
            ].map(String),
            'at least 19 no difference shown',
          ],
          [
            'slowed by a tenth',
            ...[
              count(slower, 'no difference shown'),
              count(slower, 'slower'),
              count(slower, 'faster'),
            ].map(String),
            'slower in all',
          ],
        ],
      },
      {
        title: 'Differences by point',
        head: ['point', 'the same again', 'verdict', 'slowed', 'verdict'],
        rows: same.map((point, i) => {
          const other = slower[i]
          return [
            point.label,
            percent(point.relative),
            point.verdict,
            percent(other?.relative ?? 0),
            other?.verdict ?? '',
          ]
        }),
      },
    ],
  }
})
