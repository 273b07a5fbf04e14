/**
 * The machine that a report was made on. No user, no paths, and the host's name only when asked for. What Linux
 * tells is read from /proc and /sys; what cannot be read is null, with the reason in `unread`.
 */
import {
  arch,
  availableParallelism,
  cpus,
  freemem,
  getPriority,
  hostname,
  loadavg,
  platform,
  release,
  totalmem,
} from 'node:os'
import type { Environment } from '../../shared/environment.ts'
import { linuxFacts } from './linux-facts.ts'

/** Of these a missing one is said; the window's own are there in the window only. */
const expected = ['node', 'v8', 'uv', 'zlib', 'zstd', 'brotli'] as const
const ofWindow = ['electron', 'chrome'] as const

export interface EnvironmentOptions {
  /** Whether the report names the host. */
  readonly hostName?: boolean
  /** Where /proc and /sys lie. */
  readonly root?: string
  readonly system?: NodeJS.Platform
}

export function environment(options: EnvironmentOptions = {}): Environment {
  const { hostName = false, root = '/', system = platform() } = options
  const { facts, unread } = linuxFacts(system, root)
  const versions: Record<string, string> = {}
  for (const name of [...expected, ...ofWindow]) {
    const version = process.versions[name]
    if (version !== undefined) versions[name] = version
  }
  for (const name of expected) {
    if (versions[name] === undefined) unread[`versions.${name}`] = 'this runtime names none'
  }
  if (!hostName) unread['hostName'] = 'not asked for'
  if (system === 'win32') unread['loadAverage'] = 'Windows has none'
  return {
    platform: system,
    arch: arch(),
    osRelease: release(),
    hostName: hostName ? hostname() : null,
    versions,
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cpus: availableParallelism(),
    memoryBytes: totalmem(),
    ...facts,
    loadAverage: system === 'win32' ? null : (loadavg()[0] ?? null),
    availableBytes: freemem(),
    priority: getPriority(),
    timerNs: timerStep(),
    unread,
  }
}

/** The smallest step that the clock shows, nanoseconds: the least of a thousand. */
function timerStep(): number {
  let least = Infinity
  for (let i = 0; i < 1000; i++) {
    const before = performance.now()
    let after = before
    while (after === before) after = performance.now()
    least = Math.min(least, after - before)
  }
  return Math.max(1, Math.round(least * 1e6))
}
