/**
 * How soon the window shows something: first contentful paint of the built page in a browser that has nothing of it in
 * a cache, which is the bar of index.html; when the window itself is there, and what its script weighs.
 *
 *   npm run bench -- first-paint [--repeat 9]
 */
import { gzipSync } from 'node:zlib'
import { launchBrowser } from './lib/product-page.ts'
import { repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { Served } from './lib/served.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { rawGuest } from './lib/guest.ts'

const isThere = () =>
  ['first-contentful-paint', 'window'].every(name => performance.getEntriesByName(name).length > 0)

interface Load {
  /** Milliseconds from the start of the load. */
  readonly painted: number
  readonly there: number
  /** Asked for before the window was there. */
  readonly scripts: readonly string[]
}

/** Runs in the page. */
function look(): Load {
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN
  const there = at('window')
  const loaded = performance.getEntriesByType('resource')
  const scripts = loaded.filter(one => one.startTime <= there && one.name.endsWith('.js'))
  return { painted: at('first-contentful-paint'), there, scripts: scripts.map(one => one.name) }
}

await part('First paint of the built page', async () => {
  const folder = temporaryFolder()
  await using served = await Served.start(rawGuest(folder, 1).path, folder)
  const address = new URL('/', served.url).href
  const browser = await launchBrowser()
  const paints: number[] = []
  const windows: number[] = []
  const kilobytes: number[] = []
  try {
    const loads = repeat(9)
    for (let load = 0; load <= loads; load++) {
      // A context of its own has an empty cache.
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
      const page = await context.newPage()
      await page.goto(address)
      await page.waitForFunction(isThere)
      const { painted, there, scripts } = await page.evaluate(look)
      const texts = await Promise.all(
        scripts.map(async script => Buffer.from(await (await fetch(script)).arrayBuffer())),
      )
      await context.close()
      // The first load starts the browser's own processes.
      if (load === 0) continue
      paints.push(painted)
      windows.push(there)
      kilobytes.push(texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000)
    }
  } finally {
    await browser.close()
  }
  return {
    comparisons: [
      {
        what: 'first contentful paint, nothing cached',
        against: '–',
        samples: paints,
        unit: 'ms',
        atMost: 500,
      },
      {
        what: 'the window is there, nothing cached',
        against: '–',
        samples: windows,
        unit: 'ms',
      },
      {
        what: 'the script that is loaded until then, gzipped',
        against: '–',
        samples: kilobytes,
        unit: 'kB',
        atMost: 350,
      },
    ],
    tables: [],
  }
})
