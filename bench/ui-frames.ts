/**
 * How the window moves while a run of 64 threads is watched: the distance of its frames, its longest task, and what a
 * drawing costs. Frames are asked for all the time, also when there is nothing new, as a page that scrolls does.
 *
 *   npm run bench -- ui-frames [--repeat 3] [--copies 8] [--file DUMP]
 */
import { median } from './statistics.ts'
import { rawGuest } from './lib/guest.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { ProductPage } from './lib/product-page.ts'
import { Served } from './lib/served.ts'
import { SilentClient } from './lib/silent-client.ts'
import { figure, withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

const THREADS = 64

interface Seen {
  /** Milliseconds between two frames. */
  readonly frames: readonly number[]
  /** Milliseconds of tasks over 50. */
  readonly tasks: readonly number[]
  /** Times that the figures changed. */
  readonly drawings: number
}

/** Runs in the page: looks from now on, until `stop` of what it leaves on the window. */
function look(): void {
  const frames: number[] = []
  const tasks: number[] = []
  let drawings = 0
  let last: number | undefined
  let frame = 0
  const next = (now: number) => {
    // The clock of frames has steps of 0.1 ms.
    if (last !== undefined) frames.push(Math.round((now - last) * 10) / 10)
    last = now
    frame = requestAnimationFrame(next)
  }
  frame = requestAnimationFrame(next)
  const long = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) tasks.push(entry.duration)
  })
  long.observe({ entryTypes: ['longtask'] })
  const shown = document.querySelector('[data-testid="figure-pages-per-second"]')
  const changed = new MutationObserver(() => drawings++)
  if (shown !== null) changed.observe(shown, { attributeFilter: ['data-value'] })
  Object.assign(window, {
    stop() {
      cancelAnimationFrame(frame)
      for (const entry of long.takeRecords()) tasks.push(entry.duration)
      return { frames, tasks, drawings }
    },
  })
}

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN

await part(`How the window moves at ${THREADS} threads`, async () => {
  const folder = temporaryFolder()
  const guest = rawGuest(folder, copies(8), file)
  await using served = await Served.start(guest.path, folder)
  await using product = await ProductPage.open(served)
  await using client = await SilentClient.connect(served.url, product.session)
  const { page } = product
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const metrics = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    const at = (name: string) => 1000 * (metrics.find(one => one.name === name)?.value ?? NaN)
    return {
      script: at('ScriptDuration'),
      layout: at('LayoutDuration') + at('RecalcStyleDuration'),
    }
  }

  async function run() {
    const started = client.started()
    await product.press(THREADS)
    const id = await started
    const before = await metrics()
    await page.evaluate(look)
    const beganMs = performance.now()
    await client.ended(id)
    const seconds = (performance.now() - beganMs) / 1000
    // Its end, and what the page makes of it, belong to it.
    await page.getByTestId('result').waitFor()
    const seen = await page.evaluate<Seen>('stop()')
    const after = await metrics()
    await product.again()
    return {
      median: median(seen.frames),
      p95: quantile(seen.frames, 0.95),
      longest: Math.max(0, ...seen.tasks),
      drawings: seen.drawings / seconds,
      script: (after.script - before.script) / Math.max(1, seen.drawings),
      layout: (after.layout - before.layout) / Math.max(1, seen.drawings),
    }
  }
  await run()
  const runs: Awaited<ReturnType<typeof run>>[] = []
  for (let i = repeat(3); i > 0; i--) runs.push(await run())
  const of = (key: keyof (typeof runs)[number]) => runs.map(run => run[key])
  return {
    comparisons: [
      {
        what: `distance of frames at ${THREADS} threads, median`,
        against: '–',
        samples: of('median'),
        unit: 'ms',
        atMost: 16.7,
      },
      {
        what: 'the longest task of the page meanwhile (those up to 50 ms are not told)',
        against: '–',
        samples: of('longest'),
        unit: 'ms',
        atMost: 100,
      },
    ],
    tables: [
      {
        title: 'Of each run',
        head: ['', 'median (lowest–highest)'],
        rows: [
          ['distance of frames, 95 % of them at most, ms', withSpread(of('p95'))],
          ['drawings a second', withSpread(of('drawings'))],
          ['script for each drawing, ms', withSpread(of('script'))],
          ['styles and layout for each drawing, ms', withSpread(of('layout'))],
        ],
      },
    ],
    notes: [
      `${figure(16.7)} ms is the distance of frames at 60 a second; Chromium makes no more.`,
      `Guest: ${guest.name}.`,
    ],
  }
})
