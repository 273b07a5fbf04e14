/** The built program that is pictured: served from a folder of its own, its page in Chromium as its npm package brings it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import chromium from '@sparticuz/chromium'
import { chromium as launcher } from 'playwright-core'
import { programWords } from '../program.mjs'

const LIMIT_MS = 90_000

/** One at a time; what they remember is shared. @param data where */
export class Programs {
  #browser
  #servers = []

  constructor(folder, data) {
    this.folder = folder
    this.env = { ...process.env, MIGRASCOPE_DATA: data, TZ: 'UTC' }
  }

  /** Runs the command line to its end. */
  async command(...words) {
    const child = spawn(process.execPath, programWords(...words), {
      cwd: this.folder,
      env: this.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`migrascope ${words.join(' ')} ended with ${code}`)
  }

  /** `migrascope serve`, and its page. @param words folders, or a file to begin with */
  async open(...words) {
    const server = spawn(process.execPath, programWords('serve', ...words), {
      cwd: this.folder,
      env: this.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#servers.push(server)
    let url
    for await (const line of createInterface(server.stdout)) {
      url = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0]
      if (url !== undefined) break
    }
    if (url === undefined) throw new Error('migrascope serve ended without an address')
    this.#browser ??= await launch()
    const context = await this.#browser.newContext({
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(LIMIT_MS)
    await page.goto(url)
    const end = async signal => {
      await context.close()
      if (server.exitCode !== null) return
      const ended = once(server, 'exit')
      server.kill(signal)
      await ended
    }
    return {
      page,
      close: () => end('SIGINT'),
      kill: () => end('SIGKILL'),
      /** The program stands still from here on, and the page with it: only `kill` ends it. */
      halt: () => server.kill('SIGSTOP'),
    }
  }

  async [Symbol.asyncDispose]() {
    await this.#browser?.close()
    for (const server of this.#servers) if (server.exitCode === null) server.kill('SIGKILL')
  }
}

async function launch() {
  // One process for everything is for servers that meter memory; it dies with its page.
  const args = chromium.args.filter(word => !['--single-process', '--no-zygote'].includes(word))
  return await launcher.launch({ executablePath: await chromium.executablePath(), args })
}
