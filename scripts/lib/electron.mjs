/**
 * Electron's runtime. The npm package holds only its downloader, so the runtime is fetched at the first
 * start, once, and a machine that cannot reach it is told so within seconds.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.mjs'
import { inRoot } from './root.mjs'
import { say, Stop } from './say.mjs'

const PROBE_MS = 8_000
const UNREACHABLE_LIMIT_MS = 15_000
const DOWNLOAD_LIMIT_MS = 180_000

const folder = () => inRoot('node_modules/electron')

/** The runtime's executable, undefined while it is not there. */
export function electronPath(env = process.env, electron = folder()) {
  try {
    const name = readFileSync(path.join(electron, 'path.txt'), 'utf8')
    const dist = env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electron, 'dist')
    const executable = path.join(dist, name)
    return existsSync(executable) ? executable : undefined
  } catch {
    return undefined
  }
}

/** Why no window can be opened here, undefined when one can. */
export function whyNoWindow({
  platform = process.platform,
  env = process.env,
  user = process.getuid?.(),
} = {}) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)'
  }
  return user === 0
    ? 'you are root, for whom Electron starts only without its sandbox, and that stays on here'
    : undefined
}

/** Fetches the runtime when it is missing; a reason for people when it cannot be had. */
export async function fetchElectron(node) {
  if (electronPath() !== undefined) return undefined
  if (!existsSync(folder())) return 'the package electron is not installed'
  say(
    "fetching Electron's runtime, about 110 MB, only this once (npm start -- --browser does without)",
  )
  const words = []
  const unreachable = await probe()
  const { code, received } = await run(node, [path.join(folder(), 'install.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: text => words.push(text),
    // The downloader may still find the archive in its cache, so it runs even when the probe failed.
    limitMs: unreachable === undefined ? DOWNLOAD_LIMIT_MS : UNREACHABLE_LIMIT_MS,
  })
  if (received !== undefined) throw new Stop("stopped while fetching Electron's runtime.", 130)
  if (code === 0 && electronPath() !== undefined) return undefined
  return `Electron's runtime could not be fetched: ${unreachable ?? reasonIn(words.join(''))}`
}

/** Why the place that the runtime comes from does not answer; undefined when it does, or we cannot ask. */
async function probe(env = process.env) {
  // fetch knows no proxies, the downloader does.
  if (env.HTTPS_PROXY ?? env.https_proxy ?? env.npm_config_https_proxy) return undefined
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/'
  try {
    await fetch(mirror, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(PROBE_MS),
    })
    return undefined
  } catch (thrown) {
    return thrown.cause?.message ?? thrown.message
  }
}

/** The downloader's error without its stack. */
export function reasonIn(output) {
  const line = output.split('\n').find(text => /error|E[A-Z]{4,}|\b40\d\b|\b50\d\b/i.test(text))
  return line === undefined ? 'it took too long' : line.trim()
}
