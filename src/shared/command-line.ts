/** Settings as the command line that repeats what was run. Settings at their default are left out. */
import { defaultSettings, KiB, MiB, type RunSettings } from './settings.ts'
import { defaultSweep, type SweepPlan } from './sweep.ts'

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

/** The same for a sweep of dumps. Axes are always said. */
export function sweepCommandLine(files: readonly string[], plan: SweepPlan): string {
  const { axes, repeats, shard } = plan
  const words = ['migrascope', 'sweep', ...files.map(quoted)]
  for (const { codec, levels } of axes.codecs) words.push('--codec', `${codec}:${levels.join(',')}`)
  words.push('--threads', axes.threads.join(','))
  words.push('--request-size', axes.requestBytes.map(sizeArgument).join(','))
  const d = defaultSweep
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  if (differs(axes.waitThread, d.axes.waitThread)) {
    words.push('--wait-thread', axes.waitThread.map(wait => (wait ? 'on' : 'off')).join(','))
  }
  if (differs(axes.design, d.axes.design)) words.push('--design', axes.design.join(','))
  for (const glob of plan.filter) words.push('--filter', quoted(glob))
  if (differs(repeats, d.repeats)) {
    words.push('--repeat', `${repeats.min}-${repeats.max}`)
    words.push('--precision', `${Number((repeats.precision * 100).toFixed(6))}%`)
  }
  if (plan.warmUp !== d.warmUp) words.push('--warm-up', String(plan.warmUp))
  if (plan.seed !== d.seed) words.push('--seed', String(plan.seed))
  if (plan.verify) words.push('--verify')
  if (plan.source !== d.source) words.push('--source', plan.source)
  if (plan.arenaBytes !== d.arenaBytes) words.push('--arena', sizeArgument(plan.arenaBytes))
  if (shard !== null) {
    words.push('--shard', `${shard.index}/${shard.of}`)
    if (shard.by === 'dump') words.push('--shard-by', 'dump')
  }
  return words.join(' ')
}
