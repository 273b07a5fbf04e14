#!/usr/bin/env node
/**
 * `npm run check`: format, lint, types, tests; all of them, also when one fails. `--no-tests` leaves the
 * tests out. The last line counts every static check as one and every test as one.
 */
import { run } from './lib/child.mjs'
import { packageBin } from './lib/package-bin.mjs'
import { prepare } from './lib/prepare.mjs'
import { root } from './lib/root.mjs'
import { say, script } from './lib/say.mjs'
import { line } from './lib/test-counts.mjs'
import { runTests } from './lib/tests.mjs'

const checks = [
  { name: 'format', command: ['prettier'], args: ['--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['eslint'], args: ['.', '--max-warnings', '0'] },
  {
    name: 'types of the Node side',
    command: ['typescript', 'tsc'],
    args: ['-p', 'tsconfig.json', '--noEmit'],
  },
  {
    name: 'types of the renderer',
    command: ['vue-tsc'],
    args: ['-p', 'src/renderer/tsconfig.json', '--noEmit'],
  },
]

await script(async () => {
  const withTests = !process.argv.includes('--no-tests')
  const node = await prepare({ built: withTests })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failures = []
  for (const { name, command, args } of checks) {
    say(`checking: ${name}`)
    const end = await run(node, [packageBin(...command), ...args], { cwd: root })
    if (end.received !== undefined) return 130
    if (end.code !== 0) failures.push(name)
    total[end.code === 0 ? 'passed' : 'failed']++
  }
  if (withTests) {
    say('checking: tests')
    const tests = await runTests(node)
    for (const key of Object.keys(total)) total[key] += tests[key]
    if (tests.failed > 0) failures.push('tests')
  }
  if (failures.length > 0) say(`failed: ${failures.join(', ')}`)
  process.stdout.write(`\n${line(total)}\n`)
  return failures.length === 0 ? 0 : 1
})
