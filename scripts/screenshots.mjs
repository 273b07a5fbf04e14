#!/usr/bin/env node
/**
 * `npm run screenshots`: sets the checkout up, builds, and takes the pictures of docs/screenshots from the built program
 * in a real browser. Words after it name the scenes to take again (scripts/lib/screenshots/scenes.mjs); none: all.
 */
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot, root } from './lib/root.mjs'
import { script } from './lib/say.mjs'

await script(async () => {
  const words = [inRoot('scripts/lib/screenshots/take.mjs'), ...process.argv.slice(2)]
  return (await run(await prepare(), words, { cwd: root })).code
})
