/** The dumps that are open, by the opaque id that the renderer knows them by. */
import { randomUUID } from 'node:crypto'
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Access, DumpReference } from '../dump/dump.ts'

export interface KnownDump {
  readonly reference: DumpReference
  /** From the headers, until a count or a run has found out the rest. */
  facts: DumpFacts
  readonly access: Access
  /** How the command line names it. */
  readonly argument: string
}

export class Dumps {
  readonly #dumps = new Map<string, KnownDump>()

  add(dump: KnownDump): string {
    const id = randomUUID()
    this.#dumps.set(id, dump)
    return id
  }

  /** @throws MigrascopeError `unknown-id` */
  get(id: string): KnownDump {
    const dump = this.#dumps.get(id)
    if (dump) return dump
    throw new MigrascopeError('unknown-id', 'That dump is not open any more. Open it again.')
  }

  remove(id: string): void {
    this.#dumps.delete(id)
  }
}
