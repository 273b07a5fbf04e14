/** Counts pages in the background, one dump at a time, and tells how far it is ten times a second. */
import type { CensusEvent } from '../../shared/contract.ts'
import { MigrascopeError, toFailure } from '../../shared/failure.ts'
import type { PageCounter } from '../migration/page-counter.ts'
import { Progress } from '../migration/progress.ts'
import type { KnownDump } from './dumps.ts'
import type { PageMaps } from './page-maps.ts'

const TELL_MS = 100

export class Censuses {
  readonly #counter: PageCounter
  readonly #maps: PageMaps
  readonly #tell: (event: CensusEvent) => void
  #current:
    | { readonly dump: string; readonly abort: AbortController; readonly ended: Promise<void> }
    | undefined

  constructor(counter: PageCounter, maps: PageMaps, tell: (event: CensusEvent) => void) {
    this.#counter = counter
    this.#maps = maps
    this.#tell = tell
  }

  /** Starts counting; a count that is on is cancelled. */
  start(dump: string, known: KnownDump): void {
    const before = this.cancel()
    const abort = new AbortController()
    this.#current = { dump, abort, ended: this.#count(dump, known, abort, before) }
  }

  /** Stops the count (of `dump`, when given); resolves when it has stopped. */
  async cancel(dump?: string): Promise<void> {
    const current = this.#current
    if (!current || (dump !== undefined && current.dump !== dump)) return
    current.abort.abort()
    await current.ended
  }

  async #count(
    dump: string,
    known: KnownDump,
    abort: AbortController,
    before: Promise<void>,
  ): Promise<void> {
    await before
    const { reference, access } = known
    const progress = new Progress()
    const timer = setInterval(() => {
      const { doneBytes, goalBytes } = progress.read()
      this.#tell({ state: 'counting', dump, doneBytes, goalBytes })
    }, TELL_MS)
    try {
      const { facts, census, map } = await this.#counter.count({
        dump: reference,
        access,
        guestBytes: known.facts.guestBytes,
        progress,
        signal: abort.signal,
      })
      known.facts = facts
      this.#maps.keep(known, map)
      this.#tell({ state: 'done', dump, facts, census })
    } catch (error) {
      const isCancel = error instanceof MigrascopeError && error.code === 'cancelled'
      this.#tell(
        isCancel
          ? { state: 'cancelled', dump }
          : { state: 'failed', dump, failure: toFailure(error) },
      )
    } finally {
      clearInterval(timer)
      if (this.#current?.abort === abort) this.#current = undefined
    }
  }
}
