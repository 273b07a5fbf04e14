import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { choose, startApp } from './app.ts'

/** Long enough for a machine that does much else. */
const soon = { timeout: 20_000 }

test('a sweep, a link, the answer: in words, in the table, in a chart and its file, and after a reload', async () => {
  const { page } = await startApp()
  await page.getByTestId('open-sample').click()
  await page.getByTestId('facts').waitFor()
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-threads', '1,2')
  await page.getByTestId('sweep-codec-none').check()
  await choose(page, 'sweep-min', '4')
  await choose(page, 'sweep-max', '4')
  await choose(page, 'sweep-warm-up', '0')
  await page.getByTestId('run').click()
  await page.getByTestId('sweep-result').waitFor()

  const sentence = page.getByTestId('link-sentence')
  await expect.poll(() => sentence.textContent(), soon).toMatch(/^Over 10 Gbit\/s, /)
  // Slower than any machine compresses: there the smallest wins.
  await page.getByTestId('link-speed').fill('10M')
  await expect
    .poll(() => sentence.textContent(), soon)
    .toMatch(/^Over 10 Mbit\/s, zlib level \d .*× no compression; it is limited by the link\.$/)
  await page.getByTestId('sort-overLink').waitFor()
  const limit = page.locator('td.linkLimit').first()
  await expect.poll(() => limit.textContent(), soon).toContain('link')

  await page.getByTestId('link-more').locator('summary').click()
  await page.getByTestId('link-dirty-rate').fill('100kB/s')
  await expect
    .poll(() => sentence.textContent(), soon)
    .toContain('With 100 kB/s written anew it converges in')
  await page.getByTestId('sort-linkDowntime').waitFor()

  await page.getByTestId('tab-charts').click()
  await page.getByTestId('chart-link').locator('canvas').waitFor()
  const caption = page.getByTestId('link-caption')
  await expect.poll(() => caption.textContent(), soon).toMatch(/^Over 10 Mbit\/s, /)
  await page.getByTestId('link-table').locator('summary').click()
  // Its rows are made once it has opened.
  await page.getByTestId('link-table').locator('tbody tr').nth(10).waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByTestId('link-csv').click()
  const csv = readFileSync(await (await downloading).path(), 'utf8')
  expect(csv).toMatch(/^Setting,Link \(Gbit\/s\),Effective rate \(MB\/s\),/)

  await page.reload()
  await page.getByTestId('open-sample').waitFor()
  const kept = await page.evaluate(() => window.localStorage.getItem('migrascope.link'))
  expect(kept).toContain('"bitsPerSecond":10000000')
})
