import { expect, test } from 'vitest'
import { choose, startApp } from './app.ts'

test('figures have the commas of the browser, words stay English, fields and command lines their points', async () => {
  const { page, value } = await startApp(undefined, 'de-DE')
  await page.getByTestId('open-sample').click()
  expect(await page.getByTestId('run').textContent()).toContain('Run')
  await page.getByTestId('run').click()
  await page.getByTestId('result').waitFor()
  const rate = await value('figure-compression-rate')
  const text = await page.getByTestId('figure-compression-rate').textContent()
  expect(text).toContain(rate.toFixed(2).replace('.', ','))
  const pages = await value('figure-pages-total')
  expect(pages).toBeGreaterThan(1000)
  expect(await page.getByTestId('figure-pages-total').textContent()).toContain(
    pages.toLocaleString('de-DE'),
  )
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-precision', '2.5')
  await page.getByTestId('run').waitFor()
  expect(await page.getByTestId('command').textContent()).toContain('--precision 2.5%')
})
