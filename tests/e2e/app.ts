/**
 * The built app as a user has it: `migrascope serve` on a folder, its page in a real browser. What the
 * browser complains of (errors on the console, anything that the content security policy stops, requests
 * that fail) fails the test.
 */
import { expect, onTestFinished } from 'vitest'
import type { Page } from 'playwright-core'
import { openPage } from '../browser/real-browser.ts'
import { start, temporaryFolder } from '../built/built.ts'

export interface App {
  readonly page: Page
  /** Served to the page; put dumps here before they are opened. */
  readonly folder: string
  /** The raw number behind a figure, by its test id. */
  readonly value: (id: string) => Promise<number>
  /** Ends the program as a crash does; what the page complains of from then on is its own fault no more. */
  readonly kill: () => Promise<void>
}

/** @param prepare fills the folder before the app starts */
export async function startApp(prepare: (folder: string) => void = () => undefined): Promise<App> {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  prepare(folder.path)
  const served = start(['serve', folder.path], folder.path)
  onTestFinished(async () => {
    served.child.kill('SIGINT')
    await served.ended
  })
  const [url] = await served.shows(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/)

  const complaints: string[] = []
  let killed = false
  const page = await openPage('about:blank')
  page.setDefaultTimeout(60_000)
  page.on('pageerror', error => complaints.push(error.message))
  page.on('requestfailed', request => complaints.push(`${request.url()} failed`))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      const error = new Error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
      setTimeout(() => {
        throw error
      })
    })
  })
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto(url)
  await page.getByTestId('open-sample').waitFor()
  onTestFinished(() => {
    if (!killed) expect(complaints).toEqual([])
  })

  return {
    page,
    folder: folder.path,
    kill: async () => {
      killed = true
      served.child.kill('SIGKILL')
      await served.ended
    },
    value: async id => Number(await page.getByTestId(id).getAttribute('data-value')),
  }
}

/** Chooses a setting of the run bar and waits until it holds. */
export async function choose(page: Page, id: string, value: string): Promise<void> {
  const field = page.locator(`#${id}`)
  const isSelect = await field.evaluate(element => element.tagName === 'SELECT')
  if (isSelect) await field.selectOption(value)
  else {
    await field.fill(value)
    await field.blur()
  }
  expect(await field.inputValue()).toBe(value)
}
