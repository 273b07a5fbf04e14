/**
 * What looking costs: the same runs from the page in a real browser, which shows every sample as it comes, and
 * without any page, with the sampler alone. On all processors the browser competes with the threads for them;
 * with one left over it does not.
 *
 *   npm run bench -- ui-overhead [--repeat 7] [--copies 8] [--file DUMP]
 */
import { availableParallelism } from 'node:os'
import { defaultSettings } from '../src/shared/settings.ts'
import { rawGuest } from './lib/guest.ts'
import { JobBench } from './lib/job.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { ProductPage } from './lib/product-page.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

const all = availableParallelism()
const counts = [...new Set([all, Math.max(1, all - 1)])]
const threadsOf = (threads: number) => `${threads} of ${all} processors`

await part('What looking at a run costs: zlib level 1, 4 KiB', async () => {
  const folder = temporaryFolder()
  const guest = rawGuest(folder, copies(8), file)
  await using stack = new AsyncDisposableStack()
  const job = stack.use(new JobBench(guest.path))
  const page = stack.use(await ProductPage.open(guest.path, folder))
  const cases: Record<string, Measure> = {}
  for (const threads of counts) {
    // As the page has it when nobody touches anything else: the product's own settings.
    const settings = job.settings({ ...defaultSettings, threads })
    cases[`page open, ${threadsOf(threads)}`] = () => page.run(threads)
    cases[`no page, ${threadsOf(threads)}`] = () => job.speed(settings)
  }
  const samples = await inRounds({ repeat: repeat(7), cases })
  return {
    comparisons: counts.map(threads => ({
      what: `slower with the page open, ${threadsOf(threads)}`,
      against: 'the same run without a page',
      samples: samples
        .ratios(`page open, ${threadsOf(threads)}`, `no page, ${threadsOf(threads)}`)
        .map(ratio => 100 * (1 - ratio)),
      unit: '%' as const,
      atMost: 2,
    })),
    tables: [
      {
        title: 'MB/s of guest memory',
        head: ['', 'median (lowest–highest)'],
        rows: Object.keys(cases).map(name => [name, withSpread(samples.of(name))]),
      },
    ],
    notes: [`Guest: ${guest.name}.`],
  }
})
