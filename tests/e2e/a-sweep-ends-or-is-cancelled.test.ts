import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { choose, startApp } from './app.ts'

async function setSweep(page: Page, threads: string, repeats: string) {
  await page.getByTestId('open-sample').click()
  await page.getByTestId('facts').waitFor()
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-threads', threads)
  await page.getByTestId('sweep-codec-none').check()
  await page.getByTestId('sweep-codec-zlib').uncheck()
  await choose(page, 'sweep-min', repeats)
  await choose(page, 'sweep-max', repeats)
  await choose(page, 'sweep-warm-up', '0')
}

test('two points: what the page shows is in the saved report', async () => {
  const { page } = await startApp()
  await setSweep(page, '1,2', '2')
  expect(await page.getByTestId('sweep-size').getAttribute('data-points')).toBe('2')
  await page.getByTestId('run').click()
  await page.getByTestId('so-far-row').nth(1).waitFor()
  await page.getByTestId('sweep-result').waitFor()
  const counts = page.getByTestId('sweep-counts')
  expect(await counts.getAttribute('data-samples')).toBe('4')

  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Control+S')
  const download = await downloading
  const name = download.suggestedFilename()
  const report = parseReport(name, readFileSync(await download.path(), 'utf8'))
  expect(report.outcome).toBe('done')
  expect(report.points.map(point => point.settings.threads)).toEqual([1, 2])
  expect(report.points.map(point => point.samples.length)).toEqual([2, 2])
})

test('a sweep that is cancelled keeps what it has, and a reload in its middle takes all of it over', async () => {
  const { page } = await startApp()
  await setSweep(page, '1,2,3,4,5,6', '1000')
  await page.getByTestId('run').click()
  await page.getByTestId('so-far-row').nth(5).waitFor()
  await page.reload()
  await page.getByTestId('so-far-row').first().waitFor()
  expect(await page.getByTestId('so-far-row').count()).toBe(6)
  await page.keyboard.press('Escape')
  const result = page.getByTestId('sweep-result')
  await result.waitFor()
  expect(await result.getAttribute('data-outcome')).toBe('cancelled')
  const samples = Number(await page.getByTestId('sweep-counts').getAttribute('data-samples'))
  expect(samples).toBeGreaterThan(1)
  expect(samples).toBeLessThan(6000)
})
