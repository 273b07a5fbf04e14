/**
 * The program's page in a real browser, Chromium as its npm package brings it. The package has it emulate a GPU,
 * which takes a whole processor and which no Chromium does by itself: without one it draws in software, and so it
 * does here.
 */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher, type Page } from 'playwright-core'
import { descendants } from './processor-time.ts'
import type { Served } from './served.ts'

const PATIENCE_MS = 60_000
/** One process for everything is for servers that meter memory; it dies with its page. */
const unwanted =
  /^--(single-process|no-zygote|ignore-gpu|in-process-gpu|use-gl|use-angle|enable-unsafe)/

export async function launchBrowser(): Promise<Browser> {
  const args = chromium.args.filter(word => !unwanted.test(word))
  return await launcher.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--disable-gpu'],
  })
}

export class ProductPage implements AsyncDisposable {
  readonly #browser: Browser
  readonly #address: string
  readonly page: Page
  /** Lets other clients in to the same server. */
  readonly session: string

  private constructor(browser: Browser, page: Page, address: string, session: string) {
    this.#browser = browser
    this.page = page
    this.#address = address
    this.session = session
  }

  /** Shows what the server was started with. @param ready the test id that is there then */
  static async open(served: Served, ready = 'run'): Promise<ProductPage> {
    const browser = await launchBrowser()
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(served.url)
    await page.getByTestId(ready).waitFor()
    const session = await page.evaluate(() => sessionStorage.getItem('migrascope.session'))
    if (session === null) throw new Error('the page was not let in')
    return new ProductPage(browser, page, new URL('/', served.url).href, session)
  }

  /** An empty page instead. */
  async leave(): Promise<void> {
    await this.page.goto('about:blank')
  }

  /** Back to the dump that was opened last; reports of runs stand among what was open lately, too. */
  async comeBack(): Promise<void> {
    await this.page.goto(this.#address)
    const dumps = this.page.getByTestId('recent').filter({ hasNotText: '.json' })
    await dumps.first().click()
    await this.page.getByTestId('run').waitFor()
  }

  /** Presses the button for a run; who is connected is told how it goes. */
  async press(threads: number): Promise<void> {
    await this.page.locator('#threads').fill(String(threads))
    await this.page.locator('#threads').blur()
    await this.page.getByTestId('run').click()
  }

  /** After a run: ready for the next. */
  async again(): Promise<void> {
    await this.page.getByTestId('tab-results').click()
    await this.page.getByTestId('new-run').click()
    await this.page.getByTestId('run').waitFor()
  }

  /** The browser's own; looking for them takes long, and a page that is gone to may have one of its own. */
  processes(): number[] {
    return descendants(process.pid, 'chromium')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close()
  }
}
