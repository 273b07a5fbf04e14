/**
 * The product's own job on one dump, run by the product's engine on the built worker files. One engine does
 * all runs: threads beyond a run's number are parked and take no part.
 */
import * as v from 'valibot'
import type { DumpFacts } from '../../src/shared/dump-facts.ts'
import type { RunResult } from '../../src/shared/result.ts'
import {
  defaultSettings,
  MiB,
  type RunSettings,
  runSettingsSchema,
} from '../../src/shared/settings.ts'
import { openDump } from '../../src/main/dump/open.ts'
import { Engine } from '../../src/main/migration/engine.ts'

const worker = (name: string) => new URL(`../../out/main/workers/${name}.js`, import.meta.url)

export class JobBench implements AsyncDisposable {
  readonly facts: DumpFacts
  readonly #path: string
  readonly #engine = new Engine({
    pump: worker('pump'),
    compress: worker('compress'),
    decompress: worker('decompress'),
    census: worker('census'),
  })

  constructor(path: string) {
    using dump = openDump({ kind: 'file', path })
    this.facts = dump.facts
    this.#path = path
  }

  /** Settings with what is not said as the product has it, pages in memory beforehand unless said. */
  settings(wanted: Partial<RunSettings>): RunSettings {
    // Both halves, and pages that are not whole.
    const whole = 2 * (Math.ceil(this.facts.guestBytes / MiB) + 1) * MiB
    const arenaBytes = wanted.source === 'disk' ? defaultSettings.arenaBytes : whole
    return v.parse(runSettingsSchema, {
      ...defaultSettings,
      arenaBytes,
      source: 'memory',
      ...wanted,
    })
  }

  async run(settings: RunSettings): Promise<RunResult> {
    const { result } = await this.#engine.run({
      dump: { kind: 'file', path: this.#path },
      facts: this.facts,
      settings,
      signal: new AbortController().signal,
      onRunning: () => undefined,
      onSample: () => undefined,
    })
    return result
  }

  /** MB of guest memory per second, by the run's own clock. */
  async speed(settings: RunSettings): Promise<number> {
    const result = await this.run(settings)
    return result.bytesIn / 1e6 / (result.wallNs / 1e9)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine[Symbol.asyncDispose]()
  }
}
