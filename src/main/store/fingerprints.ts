/**
 * Checksums of what dumps hold, each computed once for a state of its files: as long as paths, sizes and times of
 * change are the same, so is the content taken to be. The newest are kept.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DumpReference } from '../dump/dump.ts'
import type { Fingerprint } from '../dump/fingerprint.ts'
import type { Engine } from '../migration/engine.ts'

const MOST = 100

export class Fingerprints {
  readonly #engine: Pick<Engine, 'fingerprint'>
  readonly #known = new Map<string, Fingerprint>()

  constructor(engine: Pick<Engine, 'fingerprint'>) {
    this.#engine = engine
  }

  /** What is known already of the dump as it is now. */
  known(reference: DumpReference): Fingerprint | null {
    const state = stateOf(reference)
    return (state === undefined ? undefined : this.#known.get(state)) ?? null
  }

  /**
   * Reads the dump where it was not read before. Nothing else may be on the engine meanwhile.
   * @throws MigrascopeError as `Engine.fingerprint`
   */
  async of(reference: DumpReference, signal: AbortSignal): Promise<Fingerprint> {
    const state = stateOf(reference)
    const known = state === undefined ? undefined : this.#known.get(state)
    if (known) return known
    const made = await this.#engine.fingerprint(reference, signal)
    // A file that was written meanwhile has been read in part before and in part after.
    if (state === undefined || stateOf(reference) !== state) return made
    this.#known.set(state, made)
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest)
    return made
  }
}

/** A text that is another once the dump's files are; undefined where they cannot be looked at. */
export function stateOf(reference: DumpReference): string | undefined {
  try {
    return JSON.stringify(stateParts(reference))
  } catch {
    return undefined
  }
}

function stateParts(reference: DumpReference): unknown {
  if (reference.kind === 'beginning') return [reference.bytes, stateParts(reference.of)]
  if (reference.kind !== 'file') return reference
  const { path } = reference
  const names = statSync(path).isDirectory() ? readdirSync(path).sort() : ['']
  return names.map(name => {
    const file = join(path, name)
    const { size, mtimeMs, ino } = statSync(file)
    return [file, size, mtimeMs, ino]
  })
}
