/**
 * A migration stream whose pages are records in one file. The first walk makes the index; `runs` gives the
 * pages in the order of the file, so that reading them all is one sweep. Where that is not the order of the
 * index, it walks the records again and gives those that count.
 */
import type { DumpFacts } from '../../../shared/dump-facts.ts'
import type { Dump, PageRun, Watch } from '../dump.ts'
import { absentPages } from './absent-pages.ts'
import { entryKinds, kindOf, placeOf } from './page-index.ts'
import { PageRuns } from './page-runs.ts'
import { type RecordKind, RamRecords } from './ram-records.ts'
import { readByPages } from './read-pages.ts'
import { RecordPages } from './record-pages.ts'
import { entryFor, indexStream, type StreamIndex } from './stream-index.ts'
import type { StreamStart } from './stream-start.ts'

/** Takes over the source of `start`. */
export function streamDump(start: StreamStart, facts: DumpFacts): Dump {
  const { source, layout, pageSize } = start
  let index: StreamIndex | undefined
  let content: RecordPages | undefined
  const indexed = (watch: Watch = {}): StreamIndex => (index ??= indexStream(start, watch))

  return {
    facts,
    // Where pages must be inflated the walk is little against that, and is worth its repetition in each thread.
    access: start.glance.compressed ? 'random' : 'forward',
    findsItsEnd: true,

    inventory: watch => indexed(watch).inventory,

    runs: () => mainRuns(start, indexed()),

    absences: () => absentPages(layout, pageSize, indexed()),

    read(run, offset, into) {
      const { pages, deltas } = indexed()
      const reader = (content ??= new RecordPages(source, deltas, pageSize))
      readByPages(layout, pageSize, run, offset, into, (first, part) => {
        reader.readAll(pages, first, part)
      })
    },

    [Symbol.dispose]() {
      content?.[Symbol.dispose]()
      source[Symbol.dispose]()
    },
  }
}

/** Those pages of a stream that no later record replaces, in the order of the file. */
export function* mainRuns(start: StreamStart, index: StreamIndex): Generator<PageRun> {
  if (index.ascending) {
    yield* indexRuns(start, index)
    return
  }
  const runs = new PageRuns(start.layout, start.pageSize)
  const records = new RamRecords(start)
  for (let kind = records.next(); kind !== 'done'; kind = records.next()) {
    if (!counts(index, records, kind)) continue
    const run = runs.add(records.page, records.recordAt)
    if (run) yield run
  }
  const last = runs.flush()
  if (last) yield last
}

/** All pages in the order of the index, for where that is the order of the file. */
export function* indexRuns(
  { layout, pageSize }: StreamStart,
  { pages }: StreamIndex,
): Generator<PageRun> {
  const runs = new PageRuns(layout, pageSize)
  for (const { firstPage, entries } of pages.chunks()) {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] ?? 0
      if (entry === 0) continue
      const run = runs.add(firstPage + i, placeOf(entry))
      if (run) yield run
    }
  }
  const last = runs.flush()
  if (last) yield last
}

/** Whether a record is the last one of its page. */
function counts(index: StreamIndex, records: RamRecords, kind: RecordKind): boolean {
  if (kind === 'eos' || kind === 'flush') return false
  const entry = index.pages.get(records.page)
  if (kind !== 'xbzrle') return entry === entryFor(records, kind)
  return (
    kindOf(entry) === entryKinds.delta && index.deltas.offset(placeOf(entry)) === records.bodyAt
  )
}
