/** Chromium as its npm package brings it: no download, no window. Ends with the test. */
import chromium from '@sparticuz/chromium'
import { chromium as launcher, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

// One process for everything is for servers that meter memory; it dies with its page.
const args = chromium.args.filter(word => word !== '--single-process' && word !== '--no-zygote')

export async function openPage(url: string): Promise<Page> {
  const browser = await launcher.launch({ executablePath: await chromium.executablePath(), args })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(url)
  return page
}
