import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, startApp } from './app.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe finds on the page as it is, in both themes. */
async function findings(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate(chosen => {
      const select = document.querySelector<HTMLSelectElement>('[data-testid="theme"]')
      if (select === null) throw new Error('there is no switch for the theme')
      select.value = chosen
      select.dispatchEvent(new Event('change'))
    }, theme)
    await page.waitForFunction(chosen => document.documentElement.dataset.theme === chosen, theme)
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: () => Promise<{ violations: Finding[] }> }
      }
      return (await axe.run()).violations
    })
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes) {
        found.push(`${screen}, ${theme}: ${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`)
      }
    }
  }
  return found
}

test('axe finds nothing on any screen, in light and dark', async () => {
  const { page } = await startApp()
  // The page's policy allows no script of others: axe is evaluated by the debugger, not loaded by the page.
  await page.evaluate(axe)
  const found: string[] = []
  const look = async (screen: string) => void found.push(...(await findings(page, screen)))

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
  await look('results of a run')
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-min', '2')
  await choose(page, 'sweep-max', '2')
  await look('sweep, set')
  await page.getByTestId('run').click()
  await page.getByTestId('so-far-row').first().waitFor()
  await look('sweep, on')
  await page.getByTestId('sweep-result').waitFor()
  for (const tab of ['results', 'charts', 'compare', 'environment']) {
    await page.getByTestId(`tab-${tab}`).click()
    await look(`${tab} of a sweep`)
  }
  expect([...new Set(found)]).toEqual([])
})
