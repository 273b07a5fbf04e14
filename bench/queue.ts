/**
 * Handing requests to threads and back, with a handler that does nothing: millions of requests per second
 * against the number of threads. With one thread, submitter and thread take turns; with many, each has
 * little to do. The queue should be good at both ends.
 *
 *   npm run bench -- queue [--repeat 5] [--ms 400]
 */
import { EmptyQueue } from './lib/empty-queue.ts'
import { ms, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { inRounds } from './lib/rounds.ts'
import { figure, withSpread } from './lib/table.ts'
import { median } from './statistics.ts'

const counts = [1, 2, 4, 8, 16, 32, 64]
const duration = ms(400)

await part('Empty requests, millions per second', async () => {
  await using queue = await EmptyQueue.create()
  const samples = await inRounds({
    repeat: repeat(7),
    cases: Object.fromEntries(
      counts.map(threads => [
        String(threads),
        async () => (await queue.perSecond(threads, duration)) / 1e6,
      ]),
    ),
  })
  const lowest = samples.worst(counts.map(String))
  return {
    comparisons: [
      {
        what: `empty requests, lowest of 1–64 threads (${lowest})`,
        against: 'ours at 2 threads',
        samples: samples.ratios(lowest, '2'),
        unit: '×',
        atLeast: 0.8,
      },
    ],
    tables: [
      {
        title: 'Millions of empty requests per second',
        head: ['threads', 'median (lowest–highest)', '÷ 2 threads'],
        rows: counts.map(threads => [
          String(threads),
          withSpread(samples.of(String(threads))),
          figure(median(samples.ratios(String(threads), '2'))),
        ]),
      },
    ],
  }
})
