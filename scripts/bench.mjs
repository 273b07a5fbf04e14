#!/usr/bin/env node
/**
 * `npm run bench`: sets the checkout up, builds, and runs one of the project's own benchmarks on the built
 * worker files: `threads` (when nothing is said) or `formats`. Words after it go to the benchmark.
 */
import { existsSync } from 'node:fs'
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot, root } from './lib/root.mjs'
import { script } from './lib/say.mjs'

await script(async () => {
  const [first, ...rest] = process.argv.slice(2)
  const named = first !== undefined && existsSync(inRoot(`bench/${first}.ts`))
  const file = inRoot(`bench/${named ? first : 'threads'}.ts`)
  const words = named ? rest : process.argv.slice(2)
  const { code } = await run(await prepare(), [file, ...words], { cwd: root })
  return code
})
