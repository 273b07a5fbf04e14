/** `migrascope serve`: the whole program in a browser, for servers and machines without Electron. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Opened } from '../../../shared/contract.ts'
import { MigrascopeError } from '../../../shared/failure.ts'
import { serve as serveBrowser } from '../../browser/index.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Parsed } from '../options.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'open the program in a browser',
  usage: 'migrascope serve [FOLDER|FILE…] [--port N] [--open]',
  options: [
    { name: 'port', value: 'N', help: 'port on 127.0.0.1, 1 to 65535; default: any free one' },
    { name: 'open', help: "also show the page in the system's browser" },
  ],
  notes: `Prints the address to open; its token works once. Nobody but this machine can connect.
The page may open files in the folders named here and below them; without any, in the current
folder. A file named here is open when the page comes up, and its folder may be seen.
Ctrl-C ends it, and a run that goes on; a sweep is offered at the next start, to be gone on with.

On a server, through ssh, from your own machine:
  ssh -L 8420:127.0.0.1:8420 server
  migrascope serve /var/dumps --port 8420     (there; then open the address here)`,

  async run(parsed, { terminal, createHost, rendererFolder, openUrl }) {
    const port = portIn(parsed)
    const { folders, files } = await sorted(parsed.words, terminal.folder)
    await using host = createHost()
    // Opened here so that a wrong file is said at once.
    let opened: Opened | undefined
    for (const file of files) opened = await host.openPath(file)
    await using served = await serveBrowser(host, { port, roots: folders, rendererFolder, opened })
    terminal.stderr.write('Open this address in a browser on this machine; Ctrl-C ends.\n')
    terminal.stdout.write(`${served.url}\n`)
    if (parsed.has('open')) openUrl(served.url)
    await interrupted(terminal)
    return exitCodes.done
  },
}

function portIn({ value }: Parsed): number {
  const text = value('port')
  if (text === undefined) return 0
  const port = /^\d+$/.test(text) ? Number(text) : NaN
  if (port >= 1 && port <= 65_535) return port
  throw new UsageError(`--port is a whole number from 1 to 65535, not '${text}'`)
}

async function sorted(words: readonly string[], base: string) {
  const folders = new Set<string>()
  const files: string[] = []
  for (const word of words) {
    const name = path.resolve(base, word)
    const found = await stat(name).catch(() => undefined)
    if (found === undefined) {
      throw new MigrascopeError('file-not-found', `There is no file or folder ${name}.`)
    }
    if (found.isDirectory()) {
      folders.add(name)
    } else {
      files.push(name)
      folders.add(path.dirname(name))
    }
  }
  return { folders: folders.size > 0 ? [...folders] : [base], files }
}

function interrupted(terminal: Terminal): Promise<void> {
  return new Promise(resolve => {
    terminal.onInterrupt(resolve)
  })
}
