/** An engine on the source files, and guests of a few pages written on the spot. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type DumpReference } from '../../src/main/dump/dump.ts'
import { openDump } from '../../src/main/dump/open.ts'
import { Engine, type EngineOutcome, type WorkerUrls } from '../../src/main/migration/engine.ts'
import type { LiveFigures } from '../../src/shared/live.ts'
import { defaultSettings, MiB, type RunSettings } from '../../src/shared/settings.ts'

export const PAGE = 4096
const source = (path: string) => new URL(`../../src/${path}`, import.meta.url)
const workers: WorkerUrls = {
  pump: source('main/migration/pump.ts'),
  compress: source('workers/compress.ts'),
  decompress: source('workers/decompress.ts'),
  census: source('main/migration/census-thread.ts'),
}

const folder = mkdtempSync(join(tmpdir(), 'migrascope-job-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export const makeEngine = (other: Partial<WorkerUrls> = {}) => new Engine({ ...workers, ...other })

/** A raw dump with this content. */
export function guest(content: Uint8Array): DumpReference {
  const path = join(folder, `guest-${content.length}-${performance.now()}.raw`)
  writeFileSync(path, content)
  return { kind: 'file', path }
}

/** Page i of `kinds` is zero ('0'), compressible text ('t') or noise ('n'); seeded, so always the same. */
export function pages(kinds: string): Uint8Array {
  const content = Buffer.alloc(kinds.length * PAGE)
  let seed = 1
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]
    const page = content.subarray(i * PAGE, (i + 1) * PAGE)
    if (kind === 't') page.write(`page ${i} of the guest, `.repeat(200))
    if (kind !== 'n') continue
    for (let word = 0; word < PAGE; word += 4) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      page.writeUInt32LE((seed ^ (seed >>> 13)) >>> 0, word)
    }
  }
  return content
}

export interface RunHooks {
  readonly signal?: AbortSignal
  readonly onRunning?: () => void
  readonly onSample?: (figures: LiveFigures) => void
}

export function run(
  engine: Engine,
  dump: DumpReference,
  settings: Partial<RunSettings> = {},
  hooks: RunHooks = {},
): Promise<EngineOutcome> {
  using opened = openDump(dump)
  return engine.run({
    dump,
    facts: opened.facts,
    settings: { ...defaultSettings, arenaBytes: 16 * MiB, ...settings },
    signal: hooks.signal ?? new AbortController().signal,
    onRunning: hooks.onRunning ?? (() => undefined),
    onSample: hooks.onSample ?? (() => undefined),
  })
}
