#!/usr/bin/env node
/**
 * The command `migrascope` of a checkout. Sets the checkout up when something is missing (words about
 * it on stderr only) and runs the built command line under Node 24.
 */
import { pathToFileURL } from 'node:url'
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot } from './lib/root.mjs'
import { script } from './lib/say.mjs'

const program = inRoot('out/main/cli.js')

await script(async () => {
  const node = await prepare()
  if (node === process.execPath) {
    // New enough ourselves: no second process, no signals to pass on.
    await import(pathToFileURL(program).href)
    return process.exitCode
  }
  return (await run(node, [program, ...process.argv.slice(2)])).code
})
