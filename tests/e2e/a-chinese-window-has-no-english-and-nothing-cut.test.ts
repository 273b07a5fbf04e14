import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, startApp } from './app.ts'

/**
 * Sentences of Latin words that are in sight or said to a screen reader. What the host says and command lines are
 * marked as English or set as code; identifiers and names come one or two at a time.
 */
const english = (page: Page) =>
  page.evaluate(() => {
    const texts: string[] = []
    const isOwn = (element: Element) =>
      element.closest('[lang="en"], code, pre, .mono, script, style') === null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode
      if (parent !== null && isOwn(parent)) texts.push(textContent ?? '')
    }
    for (const element of document.querySelectorAll('[title], [aria-label], [placeholder]')) {
      if (!isOwn(element)) continue
      for (const name of ['title', 'aria-label', 'placeholder']) {
        texts.push(element.getAttribute(name) ?? '')
      }
    }
    return (
      [...new Set(texts)]
        // The version of a codec is a name.
        .filter(text => !text.startsWith('node:'))
        .filter(text => /[a-z]{2,}(?:,? [a-z]{2,}){2,}/i.test(text))
    )
  })

/** Words cut off by their own box, unless it is one that ends them with dots on purpose and has them as a title. */
const cut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, label, h1, h2, h3, dt, dd, th, summary, small, p')]
      .filter(element => element.getClientRects().length > 0)
      .filter(element => !element.closest('.visually-hidden, .clip'))
      .filter(element => {
        const { overflowX, textOverflow } = getComputedStyle(element)
        return (
          (overflowX === 'hidden' || overflowX === 'clip') &&
          textOverflow !== 'ellipsis' &&
          element.scrollWidth > element.clientWidth + 1
        )
      })
      .map(element => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`),
  )

/** Controls beyond the window's sides that nothing scrolls to. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement))
    return [...document.querySelectorAll('button, select, input, summary, h1, h2, th, dd')]
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement)
      })
      .map(element => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`)
  })

test('a browser of Chinese readers shows Chinese words only, all of them in full', async () => {
  const { page } = await startApp(undefined, 'zh-CN')
  await page.setViewportSize({ width: 900, height: 900 })
  const look = async (screen: string) => {
    expect(await english(page), `${screen}: English`).toEqual([])
    expect(await cut(page), `${screen}: cut`).toEqual([])
    expect(await beyond(page), `${screen}: out of reach`).toEqual([])
  }
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  await look('start')
  await page.keyboard.press('?')
  await look('shortcuts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+K')
  await look('palette')
  await page.keyboard.press('Escape')
  await page.getByTestId('log-toggle').click()
  await page.getByTestId('open-sample').click()
  await page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  await look('live')
  await page.getByTestId('tab-page-map').click()
  await look('page map')
  await page.getByTestId('run').click()
  await page.getByTestId('tab-results').and(page.locator('[aria-selected="true"]')).waitFor()
  for (const tab of ['charts', 'page-map', 'environment', 'results']) {
    await page.getByTestId(`tab-${tab}`).click()
    await look(`${tab} of a run`)
  }
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-min', '2')
  await choose(page, 'sweep-max', '2')
  await choose(page, 'sweep-threads', '1')
  await look('sweep, set')
  await page.getByTestId('run').click()
  await page.getByTestId('so-far-row').first().waitFor()
  await look('sweep, on')
  await page.getByTestId('sweep-result').waitFor()
  for (const tab of ['results', 'charts', 'compare', 'environment']) {
    await page.getByTestId(`tab-${tab}`).click()
    await look(`${tab} of a sweep`)
  }
  await page.getByTestId('tab-results').click()
  const label = await page.getByTestId('tab-results').textContent()
  await page.getByTestId('language').selectOption('en')
  expect(await page.getByTestId('tab-results').textContent()).not.toBe(label)
  await page.getByTestId('sweep-result').waitFor()
  await page.reload()
  await page.getByTestId('open-sample').waitFor()
  expect(await page.getByTestId('language').inputValue()).toBe('en')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})
