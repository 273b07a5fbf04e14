/** The machine that a report was made on. No host name, no user, no paths. */
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { availableParallelism } from 'node:os'
import type { Environment } from '../../shared/report.ts'

const told = ['node', 'v8', 'zlib', 'zstd', 'electron'] as const

export function environment(): Environment {
  const versions: Record<string, string> = {}
  for (const name of told) {
    const version = process.versions[name]
    if (version !== undefined) versions[name] = version
  }
  return {
    platform: platform(),
    arch: arch(),
    osRelease: release(),
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cpus: availableParallelism(),
    memoryBytes: totalmem(),
    versions,
  }
}
