#!/usr/bin/env node
/**
 * `npm run bench`: sets the checkout up, builds, and runs the project's own benchmarks on the built worker
 * files; words after `--` go to them.
 */
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot, root } from './lib/root.mjs'
import { script } from './lib/say.mjs'

await script(async () => {
  const node = await prepare()
  const { code } = await run(node, [inRoot('bench/threads.ts'), ...process.argv.slice(2)], {
    cwd: root,
  })
  return code
})
