/**
 * The migration job as the pump runs it: fills the arena with guest pages, finds the zero pages, gives the
 * rest to the compression workqueue request by request, and after each window (when asked) lets the
 * decompression workqueue restore and compare every page. Blocks its thread; nothing else runs there.
 *
 * The arena is a ring of segments. With the pages already in memory one pass goes over all of them. From
 * disk a segment is read over as soon as no request needs it, or, when verifying, the whole arena is one
 * window after the other, since verification needs the outputs of all of it.
 */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { RunCells } from '../../shared/page-map.ts'
import type { RunResult } from '../../shared/result.ts'
import type { RunSettings } from '../../shared/settings.ts'
import { MiB } from '../../shared/limits.ts'
import { Arena, type ArenaMemory } from '../../workers/arena.ts'
import { type Clock, RunClock, sharedClock } from '../../workers/run-clock.ts'
import { zeroTest } from '../../workers/zero-page.ts'
import { type Dump, type Inventory, plainInventory } from '../dump/dump.ts'
import { layCells } from '../dump/page-cells.ts'
import { PageCursor } from '../dump/pages.ts'
import { spread } from '../dump/spread.ts'
import type { QueueHandle } from '../workqueue/workqueue.ts'
import { CellSums } from './cell-sums.ts'
import type { Latencies } from './latency.ts'
import { PhaseTimer, type PumpPhase } from './phase-timer.ts'
import type { Progress } from './progress.ts'
import { RequestMaker } from './request-maker.ts'
import { type Segment, Segments } from './segments.ts'
import { Verifier } from './verifier.ts'

export interface JobOptions {
  readonly settings: RunSettings
  readonly arena: ArenaMemory
  readonly compress: QueueHandle
  /** Present when `settings.verify` is on. */
  readonly decompress: QueueHandle | undefined
}

/** What the pump counted; the threads' own figures come from the queues. */
export interface JobOutcome {
  readonly cancelled: boolean
  /** As they are after the inventory; from the headers alone where there is none. */
  readonly facts: DumpFacts
  readonly source: RunResult['source']
  /** What the dump holds; null when the run was cancelled before that was known. */
  readonly inventory: Inventory | null
  /** By cell of the page map; null where the inventory is. */
  readonly cells: RunCells | null
  /** Of single requests; null where they were not timed. */
  readonly latency: Latencies | null
  readonly pages: { readonly normal: number; readonly duplicate: number }
  readonly busy: number
  readonly bytesIn: number
  readonly compressedPages: number
  readonly compressedSize: number
  readonly storedRaw: number
  readonly verifiedPages: number
  readonly wallNs: number
  readonly phases: Readonly<Record<PumpPhase, number>>
}

/** Bytes read at once: small enough that threads do not run dry meanwhile, large enough for one disk read. */
const SEGMENT_BYTES = MiB

export class Job {
  readonly #dump: Dump
  readonly #source: RunResult['source']
  readonly #inventory: Inventory | null
  readonly #progress: Progress
  readonly #arena: Arena
  readonly #segments: Segments
  readonly #cursor: PageCursor
  readonly #cells: CellSums | undefined
  readonly #timer: PhaseTimer
  readonly #maker: RequestMaker
  readonly #verifier: Verifier | undefined
  readonly #isZero: (offset: number, length: number) => boolean

  /** Where headers do not say what pages there are, this walks the file, watched by `progress`. */
  constructor(dump: Dump, options: JobOptions, progress: Progress) {
    this.#dump = dump
    this.#progress = progress
    this.#arena = new Arena(options.arena)
    this.#isZero = zeroTest(this.#arena.input)
    const clock: Clock = sharedClock(options.compress.clockBase)
    const runClock = new RunClock(options.compress.clockMemory, clock)
    this.#timer = new PhaseTimer(clock, runClock, phase => {
      progress.phase = phase
      // After each wait, so that a slow codec's figures do not come in steps of a segment.
      if (phase === 'submit') this.#publish()
    })
    progress.set('goalBytes', dump.facts.guestBytes)
    this.#inventory = takeInventory(dump, progress)
    const total = this.#inventory?.total ?? 0
    progress.set('goalBytes', total * dump.facts.pageSize)
    const layout = this.#inventory
      ? unlessCancelled(() => layCells(dump, () => progress.stopped))
      : null
    this.#cells = layout ? new CellSums(layout, this.#arena.capacity) : undefined
    this.#segments = new Segments(this.#arena, SEGMENT_BYTES, ({ firstPage, runs }) => {
      this.#cells?.place(firstPage, runs)
    })
    const parts = [this.#arena, this.#segments, this.#timer, this.#cells] as const
    this.#maker = new RequestMaker(options, ...parts)
    if (options.decompress) {
      this.#verifier = new Verifier(options, this.#arena, this.#segments, options.decompress)
    }
    progress.set('capacity', this.#maker.capacity)
    this.#source = chooseSource(options.settings, total, options.arena)
    const { capacity } = this.#arena
    const part = this.#source === 'sample' ? spread(dump, total, capacity) : dump
    if (this.#source === 'sample') progress.set('goalBytes', capacity * dump.facts.pageSize)
    this.#cursor = new PageCursor(progress.stopped ? nothingOf(dump) : part)
  }

  /** @throws MigrascopeError of the dump, of a thread, or `verify-mismatch` */
  run(): JobOutcome {
    if (this.#source !== 'disk') this.#load()
    let more = true
    while (more && !this.#stopped()) more = this.#window()
    this.#timer.finish()
    this.#publish()
    this.#progress.phase = 'end'
    return this.#outcome()
  }

  #stopped(): boolean {
    return this.#maker.cancelled || this.#progress.stopped
  }

  /** Reads the whole guest into the arena, before the clock starts. */
  #load(): void {
    for (const segment of this.#segments.all) {
      if (this.#stopped()) return
      if (segment.fill(this.#cursor) === 0) return
      this.#progress.set('doneBytes', this.#cursor.doneBytes)
    }
  }

  /** Goes over the arena once (from disk without verification: until the dump ends). True when there is more. */
  #window(): boolean {
    const fromDisk = this.#source === 'disk'
    let more = true
    this.#maker.beginWindow()
    // The last window may not reach every segment: what the one before left there is not part of it.
    if (fromDisk) this.#segments.empty()
    for (const segment of fromDisk && !this.#verifier
      ? this.#segments.ring()
      : this.#segments.all) {
      if (this.#stopped()) break
      if (fromDisk) {
        this.#maker.makeRoom(segment)
        this.#timer.enter('read')
        segment.fill(this.#cursor)
      }
      if (segment.pages === 0) {
        more = false
        break
      }
      this.#scan(segment)
      this.#publish()
    }
    this.#maker.drain()
    this.#publish()
    if (this.#stopped()) return false
    this.#verify()
    return fromDisk && more
  }

  #scan({ firstPage, pages, index, unknown }: Segment): void {
    const { pageSize } = this.#arena
    this.#timer.enter('scan')
    const from = this.#maker.listEnd
    let zero = 0
    for (let page = firstPage; page < firstPage + pages; page++) {
      const isZero = this.#isZero(page * pageSize, pageSize)
      if (isZero && (unknown.length === 0 || !unknown.includes(page))) zero++
      else this.#maker.list(page)
    }
    this.#maker.duplicate(zero)
    this.#timer.enter('submit')
    this.#maker.submitFrom(from, index)
  }

  #verify(): void {
    if (!this.#verifier) return
    this.#timer.enter('verify')
    this.#verifier.verify(this.#maker.made, pages => {
      this.#progress.set('verifiedPages', pages)
    })
  }

  #publish(): void {
    const { counts } = this.#maker
    const progress = this.#progress
    const pages = counts.normal + counts.duplicate
    const bytesIn = this.#bytesIn(pages)
    progress.set('pagesNormal', counts.normal)
    progress.set('pagesDuplicate', counts.duplicate)
    progress.set('busyPages', counts.busy)
    progress.set('bytesIn', bytesIn)
    progress.set('bytesOut', counts.compressedSize + counts.busy * this.#arena.pageSize)
    progress.set('doneBytes', bytesIn)
  }

  /** Guest bytes in the pages that are done: part-pages were padded, the guest does not have that padding. */
  #bytesIn(pages: number): number {
    return Math.max(0, pages * this.#arena.pageSize - this.#segments.padding)
  }

  #outcome(): JobOutcome {
    const { counts } = this.#maker
    return {
      cancelled: this.#stopped(),
      facts: this.#dump.facts,
      source: this.#source,
      inventory: this.#inventory,
      cells: this.#cells?.sums ?? null,
      latency: this.#maker.latency.latencies,
      pages: { normal: counts.normal, duplicate: counts.duplicate },
      busy: counts.busy,
      bytesIn: this.#bytesIn(counts.normal + counts.duplicate),
      compressedPages: counts.normal - counts.busy,
      compressedSize: counts.compressedSize,
      storedRaw: counts.storedRaw,
      verifiedPages: this.#verifier?.verifiedPages ?? 0,
      wallNs: this.#timer.wallNs,
      phases: this.#timer.ns,
    }
  }
}

const takeInventory = (dump: Dump, progress: Progress): Inventory | null =>
  unlessCancelled(() =>
    dump.inventory({
      onProgress: share => {
        progress.set('doneBytes', share * dump.facts.guestBytes)
      },
      isCancelled: () => progress.stopped,
    }),
  )

/** Null when the work was cancelled, which ends the job with nothing done. */
function unlessCancelled<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof MigrascopeError && error.code === 'cancelled') return null
    throw error
  }
}

const nothingOf = (dump: Dump): Dump => ({
  facts: dump.facts,
  access: dump.access,
  inventory: () => plainInventory(0),
  runs: () => [],
  read: () => undefined,
  [Symbol.dispose]: () => undefined,
})

/** Where the pages of a run come from; refuses `memory` for a guest that does not fit. */
function chooseSource(
  { source }: RunSettings,
  pages: number,
  arena: ArenaMemory,
): RunResult['source'] {
  const fits = pages <= arena.capacity
  if (source === 'memory' && !fits) {
    throw new MigrascopeError(
      'too-large',
      `The guest has ${pages} pages, the arena holds ${arena.capacity}. Take a larger arena, a sample, or read from disk.`,
      { pages, capacity: arena.capacity },
    )
  }
  if (source === 'disk') return 'disk'
  if (fits) return 'memory'
  return source === 'sample' ? 'sample' : 'disk'
}
