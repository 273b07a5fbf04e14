/**
 * The program as it was built, with its page open in a real browser: `migrascope serve` on a dump, and Chromium as its
 * npm package brings it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher, type Page } from 'playwright-core'
import { programWords } from '../../scripts/lib/program.mjs'

const RUN_LIMIT_MS = 300_000

export class ProductPage implements AsyncDisposable {
  readonly #server: ChildProcess
  readonly #browser: Browser
  readonly #page: Page

  private constructor(server: ChildProcess, browser: Browser, page: Page) {
    this.#server = server
    this.#browser = browser
    this.#page = page
  }

  /** Opens the dump in a page. @param data where the program keeps what it remembers */
  static async open(dump: string, data: string): Promise<ProductPage> {
    const server = spawn(process.execPath, programWords('serve', dump), {
      cwd: dirname(dump),
      env: { ...process.env, MIGRASCOPE_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface(server.stdout)
    let url: string | undefined
    for await (const line of lines) {
      url = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0]
      if (url !== undefined) break
    }
    if (url === undefined) throw new Error('migrascope serve ended without an address')
    // One process for everything is for servers that meter memory; it dies with its page.
    const args = chromium.args.filter(word => !['--single-process', '--no-zygote'].includes(word))
    const executablePath = await chromium.executablePath()
    const browser = await launcher.launch({ executablePath, args })
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    page.setDefaultTimeout(RUN_LIMIT_MS)
    await page.goto(url)
    await page.getByTestId('run').waitFor()
    return new ProductPage(server, browser, page)
  }

  /** Runs zlib 1 at 4 KiB from the page, to the end. @returns MB of guest memory per second */
  async run(threads: number): Promise<number> {
    const page = this.#page
    await page.locator('#threads').fill(String(threads))
    await page.locator('#threads').blur()
    await page.getByTestId('run').click()
    await page.getByTestId('result').waitFor()
    const shown = page.getByTestId('figure-throughput')
    const throughput = Number(await shown.getAttribute('data-value'))
    await page.getByTestId('new-run').click()
    await page.getByTestId('run').waitFor()
    return throughput
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close()
    const ended = once(this.#server, 'exit')
    this.#server.kill('SIGINT')
    await ended
  }
}
