#!/usr/bin/env node
/**
 * `node scripts/fuzz.mjs [--cases N] [--seed S] [--format F]`: damaged dumps of every format, longer than the
 * tests do it. The same seed makes the same cases; without one it is the time. A crasher becomes a fixture.
 */
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot, root } from './lib/root.mjs'
import { script } from './lib/say.mjs'

await script(async () => {
  const node = await prepare({ built: false })
  const file = inRoot('tests/dump/fuzz/fuzz-run.ts')
  return (await run(node, [file, ...process.argv.slice(2)], { cwd: root })).code
})
