/**
 * How soon the window answers in a report of 2,016 points: from a click or a key to the next paint, by the browser's own
 * Event Timing, which counts in steps of 8 ms and leaves out what is below 16.
 *
 *   npm run bench -- interaction [--repeat 3]
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { fakeSweep } from '../tests/renderer/fake-sweep.ts'
import { repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { ProductPage } from './lib/product-page.ts'
import { Served } from './lib/served.ts'
import { withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

/** Event Timing tells nothing shorter. */
const SHORTEST_MS = 16

const report = fakeSweep({
  samples: 1,
  axes: {
    codecs: [{ codec: 'zlib', levels: [1, 2, 3, 4, 5, 6, 7, 8, 9] }],
    threads: Array.from({ length: 56 }, (_, i) => i + 1),
    waitThread: [true, false],
    design: ['per-thread', 'baseline'],
  },
})

const interactions: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'sort by a column': page => page.locator('[data-testid^="sort-"]').nth(1).click(),
  'sort the other way': page => page.locator('[data-testid^="sort-"]').nth(1).click(),
  'type into the filter': page => page.getByTestId('results-filter').press('9'),
  'clear the filter': page => page.getByTestId('filter-clear').click(),
  'turn to the charts': page => page.getByTestId('tab-charts').click(),
  'turn to the environment': page => page.getByTestId('tab-environment').click(),
  'turn back to the results': page => page.getByTestId('tab-results').click(),
}

/** Runs in the page: begins to look at what takes from an event to the next paint. */
function look(): void {
  const seen: number[] = []
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.push(entry.duration)
  })
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  Object.assign(window, {
    async seen() {
      // Entries come after the paint: two frames and a task later they are there.
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)
      await new Promise(resolve => setTimeout(resolve, 50))
      for (const entry of observer.takeRecords()) seen.push(entry.duration)
      return seen.splice(0)
    },
  })
}

await part(`From an interaction to the next paint, ${report.points.length} points`, async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'sweep.migrascope.json')
  writeFileSync(path, JSON.stringify(report))
  await using served = await Served.start(path, folder)
  await using product = await ProductPage.open(served, 'results-table')
  const { page } = product
  await page.evaluate(look)
  const taken = new Map<string, number[]>()
  const rounds = repeat(3)
  for (let round = 0; round <= rounds; round++) {
    for (const [name, interact] of Object.entries(interactions)) {
      await interact(page)
      const seen = await page.evaluate<number[]>('seen()')
      const longest = Math.max(SHORTEST_MS, ...seen)
      // The first round compiles the page's code.
      if (round > 0) taken.set(name, [...(taken.get(name) ?? []), longest])
    }
  }
  const byRound = Array.from({ length: rounds }, (_, round) =>
    Math.max(...[...taken.values()].map(samples => samples[round] ?? NaN)),
  )
  return {
    comparisons: [
      {
        what: `the slowest interaction in a report of ${report.points.length} points, to the next paint`,
        against: '–',
        samples: byRound,
        unit: 'ms',
        atMost: 100,
      },
    ],
    tables: [
      {
        title: 'ms to the next paint, 16 or less as 16',
        head: ['', 'median (lowest–highest)'],
        rows: [...taken].map(([name, samples]) => [name, withSpread(samples)]),
      },
    ],
  }
})
