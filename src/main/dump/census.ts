/**
 * Counts the pages of a dump by cell and class, reading all of it once through one buffer, in one thread. A
 * part-page counts as what it is with zeros behind it.
 */
import type { Census } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { BYTE_CLASSES, classIndex } from '../../shared/page-class.ts'
import { type PageClassifier, pageClassifier } from '../../workers/page-class.ts'
import { ClassCounts } from './class-counts.ts'
import type { Dump } from './dump.ts'
import { type CellLayout, layCells, slotOf } from './page-cells.ts'
import { PageCursor } from './pages.ts'

export interface CensusOptions {
  /** Where pages are read to; at least one page. 1–4 MiB are fastest. */
  readonly buffer?: Uint8Array
  /** Called after each buffer with the bytes counted so far, of `facts.guestBytes`. */
  readonly onProgress?: (doneBytes: number) => void
  /** Asked before each buffer. */
  readonly isCancelled?: () => boolean
}

/** Small enough for the second-level cache, so that a page is still there when it is looked at. */
export const BUFFER_BYTES = 1024 * 1024

/** Totals only. @throws MigrascopeError as `countPages`, and what `Dump.inventory` throws */
export function takeCensus(
  dump: Dump,
  options: CensusOptions = {},
): Pick<Census, 'total' | 'zero'> {
  const { isCancelled } = options
  dump.inventory({ ...(isCancelled && { isCancelled }) })
  const counts = new ClassCounts()
  countPages(dump, layCells(dump, isCancelled), counts, options)
  return totalsOf(counts)
}

/**
 * Adds all pages of a dump whose inventory was taken.
 * @throws MigrascopeError `cancelled` | `bad-argument`, and what `Dump.read` throws
 */
export function countPages(
  dump: Dump,
  layout: CellLayout,
  counts: ClassCounts,
  options: CensusOptions = {},
): void {
  const { buffer = new Uint8Array(BUFFER_BYTES), onProgress, isCancelled } = options
  const { pageSize, cellPages } = layout
  const classify = pageClassifier(buffer, pageSize)
  const cursor = new PageCursor(dump)
  for (;;) {
    if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The count was cancelled.')
    const { pages, runs, unknown } = cursor.fill(buffer)
    if (pages === 0) return
    const kindOf = unknown.length === 0 ? classify : neverZero(classify, unknown, pageSize)
    for (const run of runs) {
      const slot = slotOf(layout, run.block, run.address, run.pages)
      counts.add(kindOf, run.page * pageSize, run.pages, pageSize, slot, cellPages)
    }
    onProgress?.(cursor.doneBytes)
  }
}

/** Pages that nobody knows the rest of are no zero pages. */
function neverZero(
  classify: PageClassifier,
  pages: readonly number[],
  pageSize: number,
): PageClassifier {
  return offset => {
    const kind = classify(offset)
    const isKnown = kind !== classIndex.zero || !pages.includes(offset / pageSize)
    return isKnown ? kind : classIndex.lowEntropy
  }
}

/** Pages counted, and the zero pages among them. */
export function totalsOf(counts: ClassCounts): Pick<Census, 'total' | 'zero'> {
  let total = 0
  for (let kind = 0; kind < BYTE_CLASSES; kind++) total += counts.total(kind)
  return { total, zero: counts.total(classIndex.zero) }
}
