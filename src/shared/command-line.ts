/** A run's settings as the command line that repeats it. Settings at their default are left out. */
import { defaultSettings, KiB, MiB, type RunSettings } from './settings.ts'

/** `4096` → `4K`, `1048576` → `1M`, as the command line takes sizes. */
export function sizeArgument(bytes: number): string {
  if (bytes % MiB === 0) return `${bytes / MiB}M`
  return bytes % KiB === 0 ? `${bytes / KiB}K` : String(bytes)
}

const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** `file` is what the user would type: a path, or `--sample` for the built-in guest. */
export function commandLine(file: string, settings: RunSettings): string {
  const words = ['migrascope', 'run', quoted(file)]
  words.push('--codec', settings.codec, '--level', String(settings.level))
  words.push('--threads', String(settings.threads))
  const d = defaultSettings
  if (settings.requestBytes !== d.requestBytes) {
    words.push('--request-size', sizeArgument(settings.requestBytes))
  }
  if (settings.design !== d.design) words.push('--design', settings.design)
  if (settings.requestsPerThread !== d.requestsPerThread) {
    words.push('--requests-per-thread', String(settings.requestsPerThread))
  }
  if (settings.waitThread !== d.waitThread) words.push('--wait-thread', 'off')
  if (settings.verify) {
    words.push('--verify')
    if (settings.decompressThreads !== d.decompressThreads) {
      words.push('--decompress-threads', String(settings.decompressThreads))
    }
  }
  if (settings.source !== d.source) words.push('--source', settings.source)
  if (settings.arenaBytes !== d.arenaBytes) words.push('--arena', sizeArgument(settings.arenaBytes))
  return words.join(' ')
}
