/**
 * The journal of a single run: how far it was, written once a second. A run that is over sooner touches no disk, and
 * a data folder that cannot be written costs the journal, not the run.
 */
import type { LiveFigures } from '../../shared/live.ts'
import type { Sample, TimelinePoint } from '../../shared/report.ts'
import type { RunSettings } from '../../shared/settings.ts'
import { resultSoFar } from '../migration/run-result.ts'
import type { JournalHead } from '../report/journal-lines.ts'
import type { Journal } from '../report/journal.ts'
import type { KnownDump } from './dumps.ts'
import type { Journals } from './journals.ts'

const EVERY_MS = 1000

export class RunJournal {
  readonly #journals: Journals
  readonly #head: JournalHead
  readonly #dump: KnownDump
  readonly #settings: RunSettings
  #journal: Journal | undefined
  #last = performance.now()
  /** What is being written. */
  #writing: Promise<void> | undefined
  #gaveUp = false

  constructor(journals: Journals, head: JournalHead, dump: KnownDump, settings: RunSettings) {
    this.#journals = journals
    this.#head = head
    this.#dump = dump
    this.#settings = settings
  }

  /** Writes the sample when it is time; never waited for. */
  add(figures: LiveFigures, timeline: () => TimelinePoint[]): void {
    const now = performance.now()
    if (this.#gaveUp || this.#writing || figures.pagesTotal === 0) return
    if (now - this.#last < EVERY_MS) return
    this.#last = now
    const sample: Sample = {
      order: 0,
      atMs: 0,
      result: resultSoFar(figures, this.#settings, this.#dump.facts),
      latency: null,
      load: null,
      timeline: timeline(),
    }
    this.#writing = this.#write(sample).finally(() => {
      this.#writing = undefined
    })
  }

  /** The run is over and its report is kept, or it failed: nothing is left of the journal. */
  async end(): Promise<void> {
    this.#gaveUp = true
    await this.#writing
    if (this.#journal === undefined) return
    await this.#journal[Symbol.asyncDispose]()
    await this.#journals.remove(this.#journal)
  }

  async #write(sample: Sample): Promise<void> {
    try {
      this.#journal ??= await this.#journals.begin(this.#head)
      await this.#journal.append({ kind: 'so-far', sample })
    } catch {
      this.#gaveUp = true
    }
  }
}
