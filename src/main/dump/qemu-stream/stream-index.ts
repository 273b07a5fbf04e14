/**
 * Walks a stream's records once and notes where the last one of every page lies, and what the stream says of
 * itself on the way: passes, repeated pages, how pages are compressed, and where it ends too early.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatCount } from '../../../shared/units.ts'
import type { Inventory, Watch } from '../dump.ts'
import { hasLength } from '../wrapper.ts'
import { Deltas } from './deltas.ts'
import { entryKinds, entryOf, kindOf, PageIndex, placeOf } from './page-index.ts'
import { PassCounter } from './pass-counter.ts'
import { type RecordKind, RamRecords, type WalkEnd } from './ram-records.ts'
import { sectionTypes } from './sections.ts'
import type { StreamStart } from './stream-start.ts'

export interface StreamIndex {
  readonly pages: PageIndex
  readonly deltas: Deltas
  readonly inventory: Inventory
  /** Records lie in the file in the order of their pages, each page once. */
  readonly ascending: boolean
}

/** Asks whether to go on at every window of the file. */
export function watchWindows(watch: Watch, fileBytes: number): (offset: number) => void {
  return offset => {
    if (watch.isCancelled?.()) throw new MigrascopeError('cancelled', 'The work was cancelled.')
    watch.onProgress?.(Math.min(1, offset / fileBytes))
  }
}

/** @throws MigrascopeError `cancelled`; `bad-format` | `truncated` where no page can be had */
export function indexStream(start: StreamStart, watch: Watch): StreamIndex {
  const { source } = start
  const records = new RamRecords(start, watchWindows(watch, source.bytes))
  const at = () => records.recordAt
  const walked = () => (hasLength(source) ? source.bytes : at())
  const recorder = new Recorder(start, [{ base: 0, at }], walked)
  for (let kind = records.next(); kind !== 'done'; kind = records.next()) {
    if (kind !== 'eos' && kind !== 'flush') recorder.add(records, kind)
  }
  return recorder.finish(records)
}

/** One file that records come from, by where it lies when all files stand one behind the other. */
export interface Strand {
  readonly base: number
  /** Offset in the file of the record in hand. */
  readonly at: () => number
}

/** Takes records into an index, in the order in which they replace each other. */
export class Recorder {
  readonly pages: PageIndex
  readonly #start: StreamStart
  readonly #strands: readonly Strand[]
  /** For each strand the place where this pass began. */
  readonly #passAt: number[]
  /** For each strand the place of the last sync; beyond all places where there are no syncs. */
  readonly #syncAt: number[]
  readonly #deltas = new Deltas()
  readonly #passes = new PassCounter()
  readonly #methods = new Set<string>()
  /** Pages were compressed on threads, as QEMU's were with zlib: they come in no order. */
  #threaded = false
  #compressed = 0
  #storedBytes = 0
  #baseless = 0

  /** @param strands by ascending base; the first is the main stream, at base 0 */
  constructor(start: StreamStart, strands: readonly Strand[], fileBytes: () => number) {
    this.#start = start
    this.#strands = strands
    this.#passAt = strands.map(strand => strand.base)
    this.#syncAt = strands.map(() => Infinity)
    this.pages = new PageIndex(start.source, fileBytes)
  }

  /** A record of the main stream. */
  add(records: RamRecords, kind: RecordKind): void {
    const { page, bodyAt } = records
    const stopped = records.sectionType === sectionTypes.end
    if (kind === 'compressed') this.addPayload('zlib', 1, records.storedBytes)
    if (kind !== 'xbzrle') {
      this.put(page, entryFor(records, kind), !this.#threaded, stopped)
      return
    }
    this.addPayload('xbzrle', 1, records.storedBytes)
    const before = this.pages.get(page)
    if (before === 0) this.#baseless++
    const entry = entryOf(this.#deltas.add(bodyAt, before), entryKinds.delta)
    this.pages.set(page, entry)
    this.#count(page, before, true, stopped)
  }

  /**
   * A full record: it replaces all earlier ones of its page.
   * @param ordered records come by ascending page number within a pass
   * @param stopped the guest has been stopped for the last pass
   */
  put(page: number, entry: number, ordered: boolean, stopped: boolean): void {
    const before = this.pages.set(page, entry)
    this.#count(page, before, ordered, stopped)
    if (before !== 0) this.#release(before)
  }

  /** All channels are in step here. A page that comes again before the next such point begins no pass. */
  sync(): void {
    for (const [i, { base, at }] of this.#strands.entries()) this.#syncAt[i] = base + at()
  }

  /** Pages that are compressed, and what they take in the file. */
  addPayload(method: string, pages: number, storedBytes: number): void {
    if (method === 'zlib') this.#threaded = true
    this.#methods.add(method)
    this.#compressed += pages
    this.#storedBytes += storedBytes
  }

  /** @throws MigrascopeError where there is nothing that could be served */
  finish(records: RamRecords): StreamIndex {
    const { present } = this.pages
    const { end } = records
    if (present === 0) throw nothing(this.#start, end)
    const absent = this.#start.layout.pages - present
    const complete = end?.kind === 'complete'
    const warnings = [...records.warnings, ...endWarnings(end)]
    if (this.#baseless > 0) {
      warnings.push(
        `${formatCount(this.#baseless)} XBZRLE records change pages that were never sent; they are taken as changes of zeros.`,
      )
    }
    const compression = {
      method: [...this.#methods].join(' and '),
      pages: this.#compressed,
      storedBytes: this.#storedBytes,
    }
    return {
      pages: this.pages,
      deltas: this.#deltas,
      ascending: this.#passes.ascending,
      inventory: {
        total: present,
        // QEMU leaves out what the guest has reported as free, and memory shared with the other side.
        excluded: complete ? absent : 0,
        missing: complete ? 0 : absent,
        repeated: this.#passes.repeated,
        passes: this.#passes.passes(),
        compression: this.#methods.size > 0 ? compression : null,
        warnings,
      },
    }
  }

  #count(page: number, before: number, ordered: boolean, stopped: boolean): void {
    const inThisPass = before !== 0 && this.#isSincePass(before)
    if (this.#passes.add(page, before !== 0, inThisPass, ordered, stopped)) {
      for (const [i, { base, at }] of this.#strands.entries()) this.#passAt[i] = base + at()
    }
  }

  #isSincePass(entry: number): boolean {
    let place = placeOf(entry)
    if (kindOf(entry) === entryKinds.delta) place = this.#deltas.offset(place)
    let strand = this.#strands.length - 1
    while (strand > 0 && place < (this.#strands[strand]?.base ?? 0)) strand--
    return place >= (this.#passAt[strand] ?? 0) && place < (this.#syncAt[strand] ?? 0)
  }

  #release(entry: number): void {
    for (let at = entry; kindOf(at) === entryKinds.delta;) {
      const number = placeOf(at)
      at = this.#deltas.onto(number)
      this.#deltas.release(number)
    }
  }
}

/** The entry of a record that stands for itself. */
export function entryFor(records: RamRecords, kind: RecordKind): number {
  switch (kind) {
    case 'zero':
      return entryOf(records.recordAt, entryKinds.zero)
    case 'fill':
      return entryOf(records.bodyAt, entryKinds.fill)
    case 'compressed':
      return entryOf(records.bodyAt, entryKinds.compressed)
    default:
      return entryOf(records.bodyAt, entryKinds.page)
  }
}

function endWarnings(end: WalkEnd | undefined): string[] {
  switch (end?.kind) {
    case 'cut':
      return [
        `The stream ends at byte ${end.at}, before the end of its RAM; what stands before that is read.`,
      ]
    case 'broken':
      return [`What follows is not read: ${end.failure.message}`]
    case 'postcopy':
      return [
        `At byte ${end.at} the migration turns to post-copy; what follows is not read, and pages that were dirty then are old.`,
      ]
    default:
      return []
  }
}

function nothing(start: StreamStart, end: WalkEnd | undefined): MigrascopeError {
  const { source, at } = start
  if (end?.kind === 'broken') return end.failure
  const details = { file: source.name, path: source.path, offset: at, expected: 'pages' }
  return end?.kind === 'cut'
    ? new MigrascopeError(
        'truncated',
        `${source.name} ends before any page of the guest. Record or copy it again.`,
        { ...details, found: source.bytes },
      )
    : new MigrascopeError(
        'bad-format',
        `${source.name} holds no pages, only the list of RAM blocks. If it is the main channel of a multifd migration, open the folder with all its channels.`,
        { ...details, found: 0 },
      )
}
