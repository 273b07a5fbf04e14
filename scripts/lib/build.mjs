/**
 * Builds `out/` when the sources are others than those it was built from. Compared by content, not by
 * time: a checkout of another commit and back again builds nothing.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { builtOf, inputs } from './built-of.mjs'
import { run } from './child.mjs'
import { packageBin } from './package-bin.mjs'
import { inRoot, root } from './root.mjs'
import { say, Stop } from './say.mjs'

const outputs = ['main/index.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html']

/** Every file under `names`, sorted, with `/` on every platform. Documents build nothing. */
export function filesUnder(folder, names = inputs) {
  const found = []
  const visit = name => {
    const here = path.join(folder, name)
    if (!existsSync(here)) return
    const entries = readdirOrFile(here)
    if (entries === undefined) found.push(name)
    else for (const entry of entries) visit(`${name}/${entry}`)
  }
  names.forEach(visit)
  return found.filter(name => !name.endsWith('.md')).sort()
}

const readdirOrFile = name => {
  try {
    return readdirSync(name)
  } catch (thrown) {
    if (thrown.code === 'ENOTDIR') return undefined
    throw thrown
  }
}

/** A hash of names and contents: equal exactly when the build would be. */
export function fingerprint(folder = root, names = inputs) {
  const hash = createHash('sha256')
  for (const name of filesUnder(folder, names)) {
    const content = readFileSync(path.join(folder, name))
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** What a build is of: equal for the same sources of the same commit, which the program names in its reports. */
export const stampOf = folder => `${fingerprint(folder)} ${JSON.stringify(builtOf(folder))}`

/** Why `out/` must be built, undefined when it is up to date. */
export function whyBuild(folder = root) {
  const out = path.join(folder, 'out')
  const stamp = path.join(out, '.built-from')
  if (!existsSync(stamp)) return 'nothing is built yet'
  const [sources, ...commit] = readFileSync(stamp, 'utf8').split(' ')
  if (sources !== fingerprint(folder)) return 'the sources have changed'
  if (commit.join(' ') !== JSON.stringify(builtOf(folder))) return 'the commit is another'
  const missing = outputs.find(name => !existsSync(path.join(out, name)))
  return missing === undefined ? undefined : `out/${missing} is missing`
}

export async function build(node, reason) {
  say(`building (${reason})`)
  const stamp = inRoot('out/.built-from')
  rmSync(stamp, { force: true })
  // Taken before: a file saved while the build runs makes the next one stale, never this one right.
  const built = stampOf(root)
  const lines = []
  const { code, received } = await run(node, [packageBin('electron-vite'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: text => lines.push(text),
  })
  if (received !== undefined) throw new Stop('stopped while building.', 130)
  if (code !== 0) {
    process.stderr.write(lines.join(''))
    throw new Stop(`the build failed (exit code ${code}); what it says stands above.`, 1)
  }
  writeFileSync(stamp, built)
}
