/**
 * How soon the window shows something: first contentful paint of the built page in a browser that has nothing of it in
 * a cache, and what its script weighs.
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

const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0

/** Runs in the page. @returns when it was painted first, and the scripts that were asked for by then */
function look(): { readonly ms: number; readonly scripts: readonly string[] } {
  const ms = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
  const loaded = performance.getEntriesByType('resource')
  const scripts = loaded.filter(one => one.startTime <= ms && one.name.endsWith('.js'))
  return { ms, scripts: scripts.map(one => one.name) }
}

await part('First paint of the built page', async () => {
  const folder = temporaryFolder()
  await using served = await Served.start(rawGuest(folder, 1).path, folder)
  const address = new URL('/', served.url).href
  const browser = await launchBrowser()
  const paints: number[] = []
  const kilobytes: number[] = []
  try {
    const loads = repeat(9)
    for (let load = 0; load <= loads; load++) {
      // A context of its own has an empty cache.
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
      const page = await context.newPage()
      await page.goto(address)
      await page.waitForFunction(isPainted)
      const { ms, scripts } = await page.evaluate(look)
      const texts = await Promise.all(
        scripts.map(async script => Buffer.from(await (await fetch(script)).arrayBuffer())),
      )
      await context.close()
      // The first load starts the browser's own processes.
      if (load === 0) continue
      paints.push(ms)
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
