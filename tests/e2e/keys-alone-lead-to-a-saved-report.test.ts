import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { startApp } from './app.ts'

/** Tab until the focus is on what has this test id. */
async function tabTo(page: Page, id: string) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
    if (at === id) return
  }
  throw new Error(`Tab never came to ${id}`)
}

test('from the start screen to a saved report without a pointer', async () => {
  const { page } = await startApp()
  await tabTo(page, 'open-sample')
  await page.keyboard.press('Enter')
  await page.getByTestId('facts').waitFor()
  await tabTo(page, 'threads')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('result').waitFor()

  // The views, by the arrow keys of their list.
  await tabTo(page, 'tab-results')
  await page.keyboard.press('ArrowRight')
  await page.getByTestId('charts').waitFor()
  await page.keyboard.press('Home')
  await page.getByTestId('live').waitFor()

  // The rest by the palette.
  await page.keyboard.press('Control+K')
  await page.keyboard.type('file save')
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const download = await downloading
  const report = parseReport('saved', readFileSync(await download.path(), 'utf8'))
  expect(report.outcome).toBe('done')
  expect(report.points[0]?.settings.threads).toBe(2)
})

test('the sheet of shortcuts opens and closes, and the focus is where it was', async () => {
  const { page } = await startApp()
  await tabTo(page, 'open-sample')
  await page.keyboard.press('?')
  await page.getByTestId('shortcuts').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('shortcuts').waitFor({ state: 'detached' })
  const at = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
  expect(at).toBe('open-sample')
})
