/**
 * Handing requests to threads and back, with a handler that does nothing: millions of requests per second
 * against the number of threads. With one thread, submitter and thread take turns; with many, each has
 * little to do. The queue should be good at both ends. Beside it the design that the series replaced, with as
 * many requests.
 *
 *   npm run bench -- queue [--repeat 5] [--ms 400]
 */
import { type Design, designs } from '../src/shared/settings.ts'
import { EmptyQueue } from './lib/empty-queue.ts'
import { ms, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { figure, withSpread } from './lib/table.ts'
import { median } from './statistics.ts'

const counts = [1, 2, 4, 8, 16, 32, 64]
const duration = ms(400)

const label = (design: Design, threads: number) =>
  `${design}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
const ours = (threads: number) => label('per-thread', threads)

await part('Empty requests, millions per second', async () => {
  await using queue = await EmptyQueue.create()
  const cases: Record<string, Measure> = {}
  for (const design of designs) {
    for (const threads of counts) {
      cases[label(design, threads)] = async () =>
        (await queue.perSecond(threads, duration, design)) / 1e6
    }
  }
  // Each thread compiles for itself, and of 64 not all have got enough requests for that in one round.
  const samples = await inRounds({ repeat: repeat(7), warmUp: 3, cases })
  const lowest = samples.worst(counts.map(ours))
  return {
    comparisons: [
      {
        what: `empty requests per second, lowest of 1–64 threads (${lowest})`,
        against: 'ours at 2 threads',
        samples: samples.ratios(lowest, ours(2)),
        unit: '×',
        atLeast: 0.8,
      },
      {
        what: 'the same at 64 threads',
        against: 'the design that was replaced (baseline) at 64',
        samples: samples.ratios(ours(64), label('baseline', 64)),
        unit: '×',
      },
    ],
    tables: [
      {
        title: 'Millions of empty requests per second',
        head: ['threads', ...designs, 'per-thread ÷ its 2 threads'],
        rows: counts.map(threads => [
          String(threads),
          ...designs.map(design => withSpread(samples.of(label(design, threads)))),
          figure(median(samples.ratios(ours(threads), ours(2)))),
        ]),
      },
    ],
  }
})
