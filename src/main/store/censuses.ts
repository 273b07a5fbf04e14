/** Counts zero pages in the background, one dump at a time, and tells how far it is ten times a second. */
import type { CensusEvent } from '../../shared/contract.ts'
import { MigrascopeError, toFailure } from '../../shared/failure.ts'
import type { DumpReference } from '../dump/dump.ts'
import { Progress } from '../migration/progress.ts'
import type { PumpPort } from '../migration/pump-port.ts'

const TELL_MS = 100

export class Censuses {
  readonly #reader: PumpPort
  readonly #tell: (event: CensusEvent) => void
  #current:
    | { readonly dump: string; readonly progress: Progress; readonly ended: Promise<void> }
    | undefined

  constructor(reader: PumpPort, tell: (event: CensusEvent) => void) {
    this.#reader = reader
    this.#tell = tell
  }

  /** Starts counting; a count that is on is cancelled. */
  start(dump: string, reference: DumpReference): void {
    const before = this.cancel()
    const progress = new Progress()
    this.#current = { dump, progress, ended: this.#count(dump, reference, progress, before) }
  }

  /** Stops the count (of `dump`, when given); resolves when it has stopped. */
  async cancel(dump?: string): Promise<void> {
    const current = this.#current
    if (!current || (dump !== undefined && current.dump !== dump)) return
    current.progress.stop()
    await current.ended
  }

  async #count(
    dump: string,
    reference: DumpReference,
    progress: Progress,
    before: Promise<void>,
  ): Promise<void> {
    await before
    const timer = setInterval(() => {
      const { doneBytes, goalBytes } = progress.read()
      this.#tell({ state: 'counting', dump, doneBytes, goalBytes })
    }, TELL_MS)
    try {
      const census = await this.#reader.ask('census', {
        dump: reference,
        progress: progress.memory,
      })
      this.#tell({ state: 'done', dump, census })
    } catch (error) {
      const isCancel = error instanceof MigrascopeError && error.code === 'cancelled'
      this.#tell(
        isCancel
          ? { state: 'cancelled', dump }
          : { state: 'failed', dump, failure: toFailure(error) },
      )
    } finally {
      clearInterval(timer)
      if (this.#current?.progress === progress) this.#current = undefined
    }
  }
}
