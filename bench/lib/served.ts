/** The program as it was built, serving one file to whoever has the token: `migrascope serve FILE`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { programWords } from '../../scripts/lib/program.mjs'

export class Served implements AsyncDisposable {
  readonly #child: ChildProcess
  /** What the program says to open; its token works once. */
  readonly url: string

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
  }

  /** @param data where the program keeps what it remembers */
  static async start(file: string, data: string): Promise<Served> {
    const child = spawn(process.execPath, programWords('serve', file), {
      cwd: dirname(file),
      env: { ...process.env, MIGRASCOPE_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface(child.stdout)
    for await (const line of lines) {
      const url = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0]
      if (url !== undefined) return new Served(child, url)
    }
    throw new Error('migrascope serve ended without an address')
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGINT')
    await ended
  }
}
