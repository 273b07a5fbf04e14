/**
 * Empty requests per second beside the worker pools of npm, each in its natural use, and beside bare worker
 * threads with postMessage by the batch. A pool answers one call at a time and may do more per call than
 * ours; that is what a caller of one pays for each page.
 *
 *   npm run bench -- pools [--repeat 5] [--ms 400]
 */
import { EmptyBatches } from './lib/empty-batches.ts'
import { callsPerSecond, pools } from './lib/empty-pools.ts'
import { EmptyQueue } from './lib/empty-queue.ts'
import { ms, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { figure, withSpread } from './lib/table.ts'
import { packageVersion } from './lib/versions.ts'
import { median } from './statistics.ts'

const duration = ms(400)
const ourThreads = [1, 2, 4, 8, 16]
/** As many as we have processors here, and one: what a pool loses to a second thread it does not pay. */
const theirThreads = [1, 2]

const label = (what: string, threads: number) =>
  `${what}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
const batches = (threads: number) => label('postMessage, 64 a batch', threads)

await part('Empty requests beside worker pools', async () => {
  await using stack = new AsyncDisposableStack()
  const queue = stack.use(await EmptyQueue.create())
  const cases: Record<string, Measure> = {}
  for (const threads of ourThreads) {
    cases[label('ours', threads)] = () => queue.perSecond(threads, duration)
  }
  for (const threads of theirThreads) {
    const bare = stack.use(new EmptyBatches(threads))
    await bare.ready()
    cases[batches(threads)] = () => bare.perSecond(duration)
    for (const [name, open] of Object.entries(pools)) {
      const pool = open(threads)
      stack.defer(async () => {
        await pool.stop()
      })
      cases[label(name, threads)] = () => callsPerSecond(pool, duration)
    }
  }
  const samples = await inRounds({ repeat: repeat(7), cases })

  const ours = samples.best(ourThreads.map(threads => label('ours', threads)))
  const batched = samples.best(theirThreads.map(batches))
  const pool = samples.best(
    Object.keys(pools).flatMap(name => theirThreads.map(threads => label(name, threads))),
  )
  return {
    comparisons: [
      {
        what: `empty requests per second, best of 1–16 threads (${ours})`,
        against: `the best pool (${pool})`,
        samples: samples.ratios(ours, pool),
        unit: '×',
        atLeast: 200,
      },
      {
        what: `the same (${ours})`,
        against: batched,
        samples: samples.ratios(ours, batched),
        unit: '×',
        atLeast: 1.5,
      },
    ],
    tables: [
      {
        title: 'Thousands of empty requests per second',
        head: ['', 'median (lowest–highest)', 'ours ÷ it'],
        rows: Object.keys(cases).map(name => [
          name,
          withSpread(samples.of(name).map(sample => sample / 1000)),
          figure(median(samples.ratios(ours, name))),
        ]),
      },
    ],
    notes: [`Peers: ${Object.keys(pools).map(packageVersion).join(', ')}.`],
  }
})
