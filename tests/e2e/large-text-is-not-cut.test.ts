import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startApp } from './app.ts'

/** Controls that lie outside of the window sideways and in nothing that scrolls there: nobody can reach them. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      ((['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth) ||
        scrolls(element.parentElement))
    return [...document.querySelectorAll('button, select, input, summary, h1, h2')]
      .filter(element => !element.classList.contains('visually-hidden'))
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement)
      })
      .map(element => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`)
  })

test('text of twice the size in a window of 900 pixels leaves every control within reach', async () => {
  const { page } = await startApp()
  await page.setViewportSize({ width: 900, height: 1000 })
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  expect(await beyond(page), 'start').toEqual([])
  await page.getByTestId('open-sample').click()
  await page.getByTestId('run').waitFor()
  expect(await beyond(page), 'live').toEqual([])
  await page.getByTestId('run').click()
  await page.getByTestId('result').waitFor()
  for (const tab of ['results', 'charts', 'page-map', 'compare', 'environment']) {
    await page.getByTestId(`tab-${tab}`).click()
    expect(await beyond(page), tab).toEqual([])
  }
  await page.getByTestId('mode-sweep').click()
  expect(await beyond(page), 'sweep').toEqual([])
})
