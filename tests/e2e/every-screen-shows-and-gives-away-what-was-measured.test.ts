/** One guest is opened, swept twice and compared; each test looks at one screen, in the order a user comes by. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { readBundle } from '../../src/main/report/bundle.ts'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { pointLabel } from '../../src/shared/sweep.ts'
import { choose, pick, saved, shareApp } from './app.ts'

const PAGES = 512
/** A loaded machine takes its time. */
const PATIENCE = { timeout: 60_000 }
const isZero = (page: number) => page % 4 === 0
const POINTS = ['none-0 t1 4K', 'none-0 t2 4K', 'zlib-1 t1 4K', 'zlib-1 t2 4K']

/** A quarter of its pages is zero, the others are text. */
function guest(): Buffer {
  const bytes = Buffer.alloc(PAGES * 4096)
  for (let page = 0; page < PAGES; page++) {
    if (!isZero(page)) bytes.fill(`line ${page} of a guest\n`, page * 4096, (page + 1) * 4096)
  }
  return bytes
}

const app = shareApp(folder => writeFileSync(join(folder, 'guest.raw'), guest()))

const rowsOf = (text: string | Buffer) =>
  parse<Readonly<Record<string, string>>>(text, { columns: true })
const isPng = (bytes: Buffer) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'

/** Whether anything is drawn on a canvas: not all of its pixels are alike. */
const isDrawn = (canvas: Locator) =>
  canvas.evaluate(element => {
    const { width, height } = element as HTMLCanvasElement
    const context = (element as HTMLCanvasElement).getContext('2d')
    const words = new Uint32Array(context?.getImageData(0, 0, width, height).data.buffer ?? [])
    return words.some(word => word !== words[0])
  })

/** What is on the clipboard once `id` was pressed and `said` tells that it is there. */
async function copied(id: string, said: string): Promise<string> {
  const { page } = app()
  await page.getByTestId(id).click()
  await page.getByTestId(said).filter({ hasText: /\S/ }).waitFor()
  return await page.evaluate(() => navigator.clipboard.readText())
}

async function sweep() {
  const { page } = app()
  await page.getByTestId('run').click()
  // There again when the sweep has ended.
  await page.getByTestId('tab-results').click()
  await page.getByTestId('sweep-result').waitFor()
}

test('the page map has every page once, as a picture and as figures', async () => {
  const { page, value } = app()
  await pick(page, 'guest.raw')
  await page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  expect(await value('fact-pages')).toBe(PAGES)
  await page.getByTestId('tab-page-map').click()
  const canvas = page.getByTestId('page-map-view').locator('canvas')
  await canvas.waitFor()
  await expect.poll(() => isDrawn(canvas), PATIENCE).toBe(true)
  expect(isPng((await saved(page, 'map-png')).bytes)).toBe(true)
  const cells = rowsOf((await saved(page, 'map-csv')).bytes)
  const sum = (heads: RegExp) =>
    cells
      .flatMap(cell => Object.entries(cell).filter(([head]) => heads.test(head)))
      .reduce((total, [, pages]) => total + Number(pages), 0)
  expect(sum(/\(Pages\)$/)).toBe(PAGES)
  expect(sum(/^zero \(Pages\)$/i)).toBe(PAGES / 4)
})

test('the environment is this machine, before anything is measured', async () => {
  const { page } = app()
  await page.getByTestId('tab-environment').click()
  await page.getByTestId('environment').waitFor()
  await page.getByTestId('environment-copy').click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), PATIENCE)
    .toContain(process.versions.node)
})

test('the results are those of the saved report, and are copied as they are', async () => {
  const { page } = app()
  await page.getByTestId('tab-live').click()
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-threads', '1,2')
  await page.getByTestId('sweep-codec-none').check()
  await choose(page, 'sweep-min', '3')
  await choose(page, 'sweep-max', '3')
  await choose(page, 'sweep-warm-up', '0')
  await sweep()
  const { name, bytes } = await saved(page, 'save-report')
  const report = parseReport(name, bytes.toString())
  expect(report.points.map(({ settings }) => pointLabel(settings)).toSorted()).toEqual(POINTS)
  const rows = rowsOf(await copied('results-copy-csv', 'results-said'))
  for (const { settings, summary } of report.points) {
    const row = rows.find(one => Object.values(one).includes(pointLabel(settings)))
    expect(Object.values(row ?? {})).toContain(String(summary.throughput?.median))
  }
  const markdown = await copied('results-copy-markdown', 'results-said')
  for (const label of POINTS) expect(markdown).toContain(`| ${label} |`)
})

test('the report goes out as a page with its charts and the answer for the link, and as a bundle', async () => {
  const { page } = app()
  const report = parseReport('saved', (await saved(page, 'save-report')).bytes.toString())
  await choose(page, 'link-speed', '25 Gbit/s')
  await page.getByTestId('export').click()
  const html = await saved(page, 'export-html')
  const reader = await page.context().newPage()
  await reader.setContent(html.bytes.toString())
  expect(await reader.locator('figure svg').count()).toBeGreaterThan(2)
  const text = await reader.locator('body').innerText()
  for (const label of [...POINTS, 'Over 25 Gbit/s']) expect(text).toContain(label)
  await reader.close()
  await page.getByTestId('export').click()
  const bundle = await saved(page, 'export-bundle')
  expect(bundle.name).toMatch(/\.migrascope$/)
  const packed = readBundle(bundle.name, bundle.bytes)
  expect(parseReport(bundle.name, packed.report)).toEqual(report)
})

test.each(['pareto', 'scaling', 'latency', 'time'])(
  'the chart %s is drawn, and is there as a picture and as figures',
  async name => {
    const { page } = app()
    await page.getByTestId('tab-charts').click()
    const canvas = page.getByTestId(`chart-${name}`).locator('canvas')
    await canvas.waitFor()
    await expect.poll(() => isDrawn(canvas), PATIENCE).toBe(true)
    expect(isPng((await saved(page, `${name}-png`)).bytes)).toBe(true)
    const rows = rowsOf((await saved(page, `${name}-csv`)).bytes)
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) {
      expect(Object.values(row).some(value => Number(value) > 0)).toBe(true)
    }
  },
)

test('two sweeps of one guest are compared point by point, with a verdict for each', async () => {
  const { page } = app()
  await sweep()
  await page.getByTestId('tab-compare').click()
  await page
    .getByTestId('compared')
    .nth(POINTS.length - 1)
    .waitFor()
  expect(await page.getByTestId('compare-row').count()).toBe(2)
  const rows = rowsOf(await copied('compare-copy-csv', 'compare-said'))
  const labels = rows.map(row => POINTS.find(label => Object.values(row).includes(label)))
  expect(labels.toSorted()).toEqual(POINTS)
  const markdown = await copied('compare-copy-markdown', 'compare-said')
  expect(markdown.match(/faster|slower|no difference|not comparable|too/g)?.length).toBeGreaterThan(
    0,
  )
  for (const label of POINTS) expect(markdown).toContain(label)
})

test('the start screen has all of it again, and takes back what was taken off its list', async () => {
  const { page } = app()
  await page.getByTestId('close').click()
  const recents = page.getByTestId('recent')
  await recents.filter({ hasText: 'guest.raw' }).waitFor()
  // The guest and the two reports that were kept.
  expect(await recents.count()).toBe(3)
  await page.getByTestId('recent-remove').first().click()
  await expect.poll(() => recents.count(), PATIENCE).toBe(2)
  await page.getByTestId('toast-action').click()
  await expect.poll(() => recents.count(), PATIENCE).toBe(3)
  await recents.filter({ hasText: 'guest.raw' }).click()
  await page.getByTestId('facts').getByText('guest.raw').waitFor()
})
