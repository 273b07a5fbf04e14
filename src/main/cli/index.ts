/**
 * The entry of the command line, built as `out/main/cli.js`. Only here are worker files named by their
 * place: a module that the bundler moves to another folder could not find them.
 */
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { version } from '../../../package.json'
import { createHost } from '../host.ts'
import { dataFolder } from './data-folder.ts'
import { main } from './main.ts'
import { openUrl } from './open-url.ts'
import { processTerminal } from './process-terminal.ts'

const workers = {
  pump: new URL('./workers/pump.js', import.meta.url),
  compress: new URL('./workers/compress.js', import.meta.url),
  decompress: new URL('./workers/decompress.js', import.meta.url),
  census: new URL('./workers/census.js', import.meta.url),
}

process.exitCode = await main(process.argv.slice(2), {
  terminal: processTerminal(),
  version,
  createHost: () =>
    createHost({
      version,
      workers,
      dataFolder: dataFolder(process.env, process.platform, os.homedir()),
    }),
  rendererFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
  openUrl,
})
