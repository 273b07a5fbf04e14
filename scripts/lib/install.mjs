/**
 * Installs the packages of package-lock.json when they are missing or others are there. What is there is
 * read from npm's own record in node_modules, so a finished install is never repeated.
 */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.mjs'
import { findNode24 } from './node24.mjs'
import { inRoot, root } from './root.mjs'
import { say, Stop } from './say.mjs'

/**
 * How an installed tree differs from the lock: a reason for people, or undefined when it does not.
 * Both arguments are the `packages` of a lock file; optional packages may be missing (other platforms).
 */
export function difference(locked, installed) {
  if (installed === undefined) return 'no packages are installed yet'
  for (const [name, wanted] of Object.entries(locked)) {
    if (name === '') continue
    const found = installed[name]
    if (found === undefined && wanted.optional === true) continue
    if (found === undefined) return `${bare(name)} is missing`
    if (found.version !== wanted.version) {
      return `${bare(name)} is ${found.version}, not ${wanted.version}`
    }
  }
  const extra = Object.keys(installed).find(name => locked[name] === undefined)
  return extra === undefined ? undefined : `${bare(extra)} is not wanted any more`
}

const bare = name => name.replace(/^node_modules\//, '')

const packagesOf = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Why the packages must be installed, undefined when all is there. */
export function whyInstall() {
  const locked = packagesOf(inRoot('package-lock.json'))
  if (locked === undefined)
    throw new Stop('package-lock.json is missing: this is no whole checkout.')
  const reason = difference(locked, packagesOf(inRoot('node_modules/.package-lock.json')))
  if (reason !== undefined) return reason
  return findNode24() === undefined ? 'Node 24 is missing' : undefined
}

export async function install(reason) {
  say(`installing the packages (${reason}): npm ci, about a minute`)
  // NODE_ENV=production would leave the build tools out.
  const wanted = ['ci', '--include=dev', '--include=optional']
  const [command, args, options] = npm([...wanted, '--no-audit', '--no-fund', '--loglevel=error'])
  // npm's own words go to stderr: stdout is the program's.
  const stdio = ['ignore', process.stderr, process.stderr]
  const { code, received } = await run(command, args, { ...options, cwd: root, stdio })
  if (received !== undefined) throw new Stop('stopped while installing.', 130)
  if (code !== 0) {
    throw new Stop(`npm ci failed (exit code ${code}); what it says stands above.`, code)
  }
}

/** The npm that started us, run by the Node that it runs on, else the one on PATH. */
function npm(args) {
  const script = process.env.npm_execpath
  if (script !== undefined && path.basename(script) === 'npm-cli.js') {
    return [process.env.npm_node_execpath ?? process.execPath, [script, ...args], {}]
  }
  // npm is a .cmd file on Windows, which only a shell can start.
  return ['npm', args, { shell: process.platform === 'win32' }]
}

/**
 * Puts the checkout's own command among those of its packages, where npx looks first; without it npx
 * makes a link to the checkout in its cache at every call.
 */
export function linkOwnCommand() {
  if (process.platform === 'win32') return
  const link = inRoot('node_modules/.bin/migrascope')
  if (existsSync(link)) return
  try {
    mkdirSync(path.dirname(link), { recursive: true })
    symlinkSync('../../scripts/migrascope.mjs', link)
  } catch {
    // Only a short cut.
  }
}
