/**
 * The built app as a user has it: `migrascope serve` on a folder, its page in a real browser. What the
 * browser complains of (errors on the console, anything that the content security policy stops, requests
 * that fail) fails the test.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Page } from 'playwright-core'
import { newPage } from '../browser/real-browser.ts'
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

type Prepare = (folder: string) => void

/**
 * For one test.
 * @param prepare fills the folder before the app starts
 * @param locale what the user of the browser reads
 */
export async function startApp(prepare: Prepare = () => undefined, locale?: string): Promise<App> {
  const { app, end } = await openApp(prepare, locale)
  onTestFinished(end)
  return app
}

/** For all tests of a file, in the state that the one before has left it in. @returns the app, within tests */
export function shareApp(prepare: Prepare = () => undefined): () => App {
  let opened: Awaited<ReturnType<typeof openApp>> | undefined
  beforeAll(async () => void (opened = await openApp(prepare)))
  afterAll(() => opened?.end())
  return () => {
    if (opened === undefined) throw new Error('the app has not started')
    return opened.app
  }
}

async function openApp(prepare: Prepare, locale?: string) {
  const folder = temporaryFolder()
  prepare(folder.path)
  const served = start(['serve', folder.path], folder.path)
  const [url] = await served.shows(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/)

  const complaints: string[] = []
  let killed = false
  const page = await newPage(locale)
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

  const app: App = {
    page,
    folder: folder.path,
    kill: async () => {
      killed = true
      served.child.kill('SIGKILL')
      await served.ended
    },
    value: async id => Number(await page.getByTestId(id).getAttribute('data-value')),
  }
  const end = async () => {
    // Before the server goes, which a page may complain of.
    const heard = killed ? [] : [...complaints]
    await page.context().close()
    served.child.kill('SIGINT')
    await served.ended
    folder[Symbol.dispose]()
    expect(heard).toEqual([])
  }
  return { app, end }
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

/** Opens a file of the served folder with the page's own picker. */
export async function pick(page: Page, name: string): Promise<void> {
  await page.getByTestId('open-file').first().click()
  await page.getByTestId('picker-entry').filter({ hasText: name }).click()
  await page.getByTestId('facts').getByText(name).waitFor()
}

/** What the page gives to be saved when `id` is pressed. */
export async function saved(page: Page, id: string): Promise<{ name: string; bytes: Buffer }> {
  const downloading = page.waitForEvent('download')
  await page.getByTestId(id).click()
  const download = await downloading
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}
