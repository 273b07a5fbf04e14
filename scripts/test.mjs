#!/usr/bin/env node
/**
 * `npm test`: sets the checkout up, builds, and runs every test; words after `--` go to vitest. The last
 * line counts all suites. Fails when a test fails and when none ran.
 */
import { prepare } from './lib/prepare.mjs'
import { explain, script } from './lib/say.mjs'
import { line } from './lib/test-counts.mjs'
import { runTests } from './lib/tests.mjs'

await script(async () => {
  let counts = { passed: 0, failed: 1, skipped: 0 }
  let code = 1
  try {
    counts = await runTests(await prepare(), process.argv.slice(2))
    code = counts.failed === 0 ? 0 : 1
  } catch (thrown) {
    code = explain(thrown)
  }
  process.stdout.write(`\n${line(counts)}\n`)
  return code
})
