/**
 * The command line as a process that SIGKILL ends, once, after its first sample of shard 2: the word after the script
 * is the file that remembers it. Whoever starts it has to start it again.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { dataFolder } from '../../src/main/cli/data-folder.ts'
import { main } from '../../src/main/cli/main.ts'
import { processTerminal } from '../../src/main/cli/process-terminal.ts'
import { childHost } from '../host/child-host.ts'

const [memory = '', ...words] = process.argv.slice(2)
const terminal = processTerminal()
const isDoomed = words.includes('2/4') && !existsSync(memory)
const stdout = {
  ...terminal.stdout,
  write: (text: string) => {
    terminal.stdout.write(text)
    if (!isDoomed) return
    writeFileSync(memory, '')
    process.kill(process.pid, 'SIGKILL')
  },
}

process.exitCode = await main(words, {
  terminal: { ...terminal, stdout },
  version: '1.2.3',
  createHost: () => childHost(dataFolder(process.env, process.platform, '/nowhere')),
  rendererFolder: '/nowhere',
  openUrl: () => undefined,
})
