/**
 * The series' experiment: throughput of the job against the number of threads, with the design that the series
 * made and with the one it replaced, beside a plain loop of the same codec in one thread without any queue.
 * The guest is the built-in sample several times over, so that a pass takes seconds, and 64 threads warm up
 * longer: each of them compiles code of its own, which takes it some thousands of pages.
 *
 *   npm run bench -- threads [--repeat 5] [--copies 4] [--file DUMP]
 */
import { type Design, designs } from '../src/shared/settings.ts'
import { curvesSvg } from './lib/curve.ts'
import { rawGuest } from './lib/guest.ts'
import { JobBench } from './lib/job.ts'
import { copies, file, quick, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { figure, withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { PlainLoop } from './plain-loop.ts'
import { median } from './statistics.ts'

const counts = [1, 2, 4, 8, 16, 32, 64]
const LOOP = 'plain loop'
const WARM_UP = quick ? 1 : 3

const label = (design: Design, threads: number) => `${design}, ${threads}`

await part('The job against the number of threads: zlib level 1, 4 KiB', async () => {
  const guest = rawGuest(temporaryFolder(), copies(4), file)
  const loop = new PlainLoop(guest.path)
  await using job = new JobBench(guest.path)
  const settingsOf = (design: Design, threads: number) =>
    job.settings({ codec: 'zlib', level: 1, requestBytes: 4096, threads, design })

  const cases: Record<string, Measure> = { [LOOP]: () => loop.speed(settingsOf('per-thread', 1)) }
  for (const design of designs) {
    for (const threads of counts) {
      const settings = settingsOf(design, threads)
      cases[label(design, threads)] = () => job.speed(settings)
    }
  }
  for (let i = 0; i < WARM_UP; i++) await job.run(settingsOf('per-thread', 64))
  const samples = await inRounds({ repeat: repeat(5), cases })

  const two = label('per-thread', 2)
  const many = label('per-thread', 64)
  return {
    comparisons: [
      {
        what: 'zlib 1, 4 KiB, 2 threads',
        against: '2 × the plain loop, one thread, no queue',
        samples: samples.ratios(two, LOOP, 2),
        unit: '×',
        atLeast: 0.97,
      },
      {
        what: 'the same at 64 threads',
        against: 'the same at 2 threads',
        samples: samples.ratios(many, two),
        unit: '×',
        atLeast: 0.97,
      },
      {
        what: 'the design that was replaced (baseline) at 64 threads',
        against: 'the per-thread design at 64',
        samples: samples.ratios(label('baseline', 64), many),
        unit: '×',
      },
    ],
    tables: [
      {
        title: 'MB/s of guest memory, zero pages too',
        head: ['threads', 'per-thread', 'baseline', 'per-thread ÷ plain loop'],
        rows: [
          ['plain loop', withSpread(samples.of(LOOP)), '', ''],
          ...counts.map(threads => [
            String(threads),
            ...designs.map(design => withSpread(samples.of(label(design, threads)))),
            figure(median(samples.ratios(label('per-thread', threads), LOOP))),
          ]),
        ],
      },
    ],
    notes: [`Guest: ${guest.name}.`],
    pictures: {
      'threads.svg': curvesSvg(
        'zlib level 1, 4 KiB: throughput against threads',
        'MB/s of guest memory',
        designs.map(design => ({
          name: design,
          points: counts.map(threads => ({
            threads,
            samples: samples.of(label(design, threads)),
          })),
        })),
        { name: '2 × plain loop', value: 2 * median(samples.of(LOOP)) },
      ),
    },
  }
})
