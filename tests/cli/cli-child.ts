/** The command line as a process of its own, on the source files: for tests that send signals. */
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../../src/main/cli/data-folder.ts'
import { main } from '../../src/main/cli/main.ts'
import { processTerminal } from '../../src/main/cli/process-terminal.ts'
import { childHost } from '../host/child-host.ts'

process.exitCode = await main(process.argv.slice(2), {
  terminal: processTerminal(),
  version: '1.2.3',
  createHost: () => childHost(dataFolder(process.env, process.platform, '/nowhere')),
  rendererFolder: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
  openUrl: () => undefined,
})
