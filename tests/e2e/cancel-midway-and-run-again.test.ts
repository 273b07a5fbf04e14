import { expect, test } from 'vitest'
import { choose, startApp } from './app.ts'

test('a run that is cancelled shows what it did, and the next one ends whole', async () => {
  const { page, value } = await startApp()
  await page.getByTestId('open-sample').click()
  await choose(page, 'codec', 'fflate')
  await choose(page, 'level', '9')
  await choose(page, 'threads', '1')
  await page.getByTestId('run').click()
  // Under way: pages are being compressed.
  await page.waitForFunction(() => {
    const shown = document.querySelector('[data-testid="figure-throughput"]')
    return Number(shown?.getAttribute('data-value') ?? 0) > 0
  })
  await page.waitForFunction(() => /^\d+ % – sample-64MiB – /.test(document.title))
  await page.keyboard.press('Escape')
  await page.getByTestId('result').waitFor()
  await page.getByTestId('partial').waitFor()
  const done = await value('figure-pages-total')
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(16_384)

  await page.getByTestId('new-run').click()
  await choose(page, 'codec', 'none')
  await page.getByTestId('run').click()
  await page.getByTestId('result').waitFor()
  expect(await page.getByTestId('partial').count()).toBe(0)
  expect(await value('figure-pages-total')).toBe(16_384)
  expect(await value('figure-compression-rate')).toBe(1)
})
