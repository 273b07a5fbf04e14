#!/usr/bin/env node
/**
 * The command `migrascope` of a checkout. Sets the checkout up when something is missing (words about
 * it on stderr only) and runs the built command line under Node 24.
 */
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { programWords } from './lib/program.mjs'
import { script } from './lib/say.mjs'

await script(async () => (await run(await prepare(), programWords(...process.argv.slice(2)))).code)
