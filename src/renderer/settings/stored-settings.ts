/**
 * The run bar's settings as they are kept between sessions. What is stored may be old, foreign or edited by
 * hand: each field that does not fit falls back to its default on its own, the rest stays.
 */
import * as v from 'valibot'
import { codecTraits } from '../../shared/codecs.ts'
import type { HostFacts } from '../../shared/contract.ts'
import { defaultSettings, runSettingsSchema, type RunSettings } from '../../shared/settings.ts'

const KEY = 'migrascope.settings'

/** The codec before the level: what levels there are depends on it. */
const order = [
  'codec',
  'level',
  'threads',
  'decompressThreads',
  'requestBytes',
  'design',
  'requestsPerThread',
  'waitThread',
  'verify',
  'source',
  'arenaBytes',
] as const satisfies readonly (keyof RunSettings)[]

/** As many threads as the machine has CPUs, up to eight: more rarely helps and starves the rest. */
export function defaultsFor(host: Pick<HostFacts, 'codecs' | 'environment'>): RunSettings {
  const threads = Math.max(1, Math.min(8, Math.floor(host.environment.cpus)))
  const usable = host.codecs.filter(codec => codec.available).map(codec => codec.id)
  const codec = usable.includes(defaultSettings.codec)
    ? defaultSettings.codec
    : (usable[0] ?? defaultSettings.codec)
  const level = codecTraits[codec].level.default
  return { ...defaultSettings, codec, level, threads, decompressThreads: threads }
}

export function readSettings(
  text: string | null,
  host: Pick<HostFacts, 'codecs' | 'environment'>,
): RunSettings {
  let settings = defaultsFor(host)
  const stored = parse(text)
  for (const key of order) {
    if (key === 'codec' && !isUsable(stored.codec, host)) continue
    const changed: Record<string, unknown> = { ...settings, [key]: stored[key] }
    if (key === 'codec') changed.level = defaultLevel(stored.codec)
    const checked = v.safeParse(runSettingsSchema, changed)
    if (checked.success) settings = checked.output
  }
  return settings
}

export function loadSettings(
  storage: Storage,
  host: Pick<HostFacts, 'codecs' | 'environment'>,
): RunSettings {
  return readSettings(storage.getItem(KEY), host)
}

export function storeSettings(storage: Storage, settings: RunSettings): void {
  storage.setItem(KEY, JSON.stringify(settings))
}

const isUsable = (id: unknown, host: Pick<HostFacts, 'codecs'>) =>
  host.codecs.some(codec => codec.id === id && codec.available)

const defaultLevel = (id: unknown) =>
  Object.entries(codecTraits).find(([k]) => k === id)?.[1].level.default

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
