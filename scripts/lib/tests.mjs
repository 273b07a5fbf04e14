/** Runs all tests under Node 24 and counts them. */
import { mkdirSync, rmSync } from 'node:fs'
import { run } from './child.mjs'
import { packageBin } from './package-bin.mjs'
import { inRoot, root } from './root.mjs'
import { readCounts } from './test-counts.mjs'

/** @returns counts as `test-counts` makes them. */
export async function runTests(node, args = []) {
  const file = inRoot('.cache/test-results.json')
  mkdirSync(inRoot('.cache'), { recursive: true })
  rmSync(file, { force: true })
  const { code } = await run(
    node,
    [
      packageBin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    { cwd: root },
  )
  return readCounts(file, code)
}
