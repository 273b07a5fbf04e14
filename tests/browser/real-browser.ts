/** Chromium as its npm package brings it: no download, no window. One for the tests of a file, a page for each. */
import chromium from '@sparticuz/chromium'
import { chromium as launcher, type Browser, type Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'

// One process for everything is for servers that meter memory; it dies with its page.
const args = chromium.args.filter(word => word !== '--single-process' && word !== '--no-zygote')

let browser: Promise<Browser> | undefined
afterAll(async () => (await browser)?.close())

const launch = async () =>
  await launcher.launch({ executablePath: await chromium.executablePath(), args })

/**
 * A page with storage of its own; it may use the clipboard, as one that its user has pressed a button on.
 * @param locale what its user reads, as `de-DE`
 */
export async function newPage(locale = 'en-US'): Promise<Page> {
  const context = await (await (browser ??= launch())).newContext({ locale })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return await context.newPage()
}

/** The same, gone after the test. */
export async function openPage(url: string): Promise<Page> {
  const page = await newPage()
  onTestFinished(() => page.context().close())
  await page.goto(url)
  return page
}
