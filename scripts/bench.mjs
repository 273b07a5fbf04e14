#!/usr/bin/env node
/**
 * `npm run bench`: sets the checkout up, builds, and runs the project's own benchmarks on the built worker files:
 * all of the suite, which writes docs/performance.md, or the one file of bench/ that is named first. Words after
 * it go to the benchmark.
 */
import { existsSync } from 'node:fs'
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot, root } from './lib/root.mjs'
import { script, Stop } from './lib/say.mjs'

await script(async () => {
  const words = process.argv.slice(2)
  const isNamed = words[0] !== undefined && !words[0].startsWith('-')
  const name = isNamed ? words[0] : 'all'
  const file = inRoot(`bench/${name}.ts`)
  if (!existsSync(file)) throw new Stop(`there is no benchmark ${name}; see bench/.`, 2)
  const { code } = await run(await prepare(), [file, ...words.slice(isNamed ? 1 : 0)], {
    cwd: root,
  })
  return code
})
