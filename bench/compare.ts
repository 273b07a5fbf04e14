/**
 * Whether comparisons can be trusted: 20 points measured by two sweeps of one build, and by a third of which every
 * codec was slowed by a tenth. `report compare` is to show no difference between the first two, and to find every point
 * of the third. Which is what it comes to on a machine that others use: the sweeps take their samples in turns.
 * Five and a half minutes on two processors, so it is no part of the suite.
 *
 *   npm run bench -- compare [--repeat 28] [--copies 2]
 */
import { compareReports } from '../src/main/report/compare.ts'
import type { ComparedPoint, Verdict } from '../src/shared/comparison.ts'
import type { Point, Report } from '../src/shared/report.ts'
import { KiB, MiB } from '../src/shared/settings.ts'
import { defaultSweep, type SweepPlan } from '../src/shared/sweep.ts'
import { rawGuest } from './lib/guest.ts'
import { sweepsInTurns } from './lib/lockstep.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { figure } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { median } from './statistics.ts'

const samples = repeat(28)

/** A codec, and an arena of which a sample takes some 100 ms: shorter ones are as the scheduler likes. */
const codecs = [
  { codec: 'zlib', arenaBytes: 64 * MiB },
  { codec: 'zstd', arenaBytes: 192 * MiB },
] as const

const planOf = ({ codec, arenaBytes }: (typeof codecs)[number]): SweepPlan => ({
  ...defaultSweep,
  axes: {
    ...defaultSweep.axes,
    codecs: [{ codec, levels: [1] }],
    threads: [1, 2],
    // Of 1 MiB there would be a dozen requests in a sample.
    requestBytes: [4, 8, 16, 64, 256].map(k => k * KiB),
  },
  arenaBytes,
  repeats: { min: samples, max: samples, precision: 0 },
})

const fast = 'src/workers/compress.ts'
const slow = 'bench/workers/slow-compress.ts'

interface Row {
  readonly again: ComparedPoint
  readonly slowed: ComparedPoint
  /** Time of a request of the slowed build ÷ that of the first, median of the samples taken side by side. */
  readonly request: number
}

function rowsOf([first, again, slowed]: readonly Report[]): Row[] {
  if (!first || !again || !slowed) throw new Error('three sweeps have three reports')
  const base = { name: 'first', report: first }
  const same = compareReports([base, { name: 'again', report: again }])
  const slower = compareReports([base, { name: 'slowed', report: slowed }])
  for (const { warnings } of [same, slower]) for (const text of warnings) console.log(text)
  return same.points.map((point, i) => ({
    again: point,
    slowed: slower.points[i] as ComparedPoint,
    request: requestRatio(first.points[i] as Point, slowed.points[i] as Point),
  }))
}

function requestRatio(a: Point, b: Point): number {
  const times = ({ samples: of }: Point) =>
    of.map(({ result: { threads } }) => {
      const busy = threads.reduce((sum, { busyNs }) => sum + busyNs, 0)
      return busy / threads.reduce((sum, { requests }) => sum + requests, 0)
    })
  const [base, other] = [times(a), times(b)]
  return median(base.map((time, i) => (other[i] ?? NaN) / time))
}

await part('Two sweeps of one build, and one of codecs slowed by a tenth', async () => {
  const guest = rawGuest(temporaryFolder(), copies(2), file)
  const rows: Row[] = []
  for (const codec of codecs) {
    rows.push(...rowsOf(await sweepsInTurns(guest.path, planOf(codec), [fast, fast, slow])))
  }
  const percent = (share: number) => `${figure(share * 100)} %`
  const among = (which: 'again' | 'slowed', verdict: Verdict) =>
    (rows.filter(row => row[which].verdict === verdict).length / rows.length) * 100
  return {
    comparisons: [
      {
        what: `points of ${rows.length} with no difference shown`,
        against: 'the same build, measured in turns',
        samples: [among('again', 'no difference shown')],
        unit: '%',
        atLeast: 95,
      },
      {
        what: `points of ${rows.length} found slower`,
        against: 'codecs slowed by a tenth, in turns',
        samples: [among('slowed', 'slower')],
        unit: '%',
        atLeast: 100,
      },
    ],
    tables: [
      {
        title: `Differences to the first sweep, ${samples} samples a point`,
        head: ['point', 'again', 'verdict', 'slowed', 'verdict', 'time of its requests'],
        rows: rows.map(({ again, slowed, request }) => [
          again.label,
          percent(again.relative),
          again.verdict,
          percent(slowed.relative),
          slowed.verdict,
          `× ${figure(request)}`,
        ]),
      },
    ],
    notes: [`Guest: ${guest.name}.`],
  }
})
