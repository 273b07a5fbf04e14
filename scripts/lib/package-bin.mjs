/**
 * The script behind a package's command, to be run by a Node of our choice: the links in
 * node_modules/.bin would run on whichever Node is first on PATH, and are no scripts on Windows.
 */
import { readFileSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { Stop } from './say.mjs'

export function packageBin(name, command = name) {
  const { bin } = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (script === undefined) throw new Stop(`the package ${name} has no command ${command}.`)
  return inRoot('node_modules', name, script)
}
