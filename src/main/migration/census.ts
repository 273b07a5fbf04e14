/** A census as the pump runs it: inventory, cells, pages, map. */
import type { ClassCounts } from '../dump/class-counts.ts'
import { countPages, totalsOf } from '../dump/census.ts'
import type { Dump } from '../dump/dump.ts'
import { layCells } from '../dump/page-cells.ts'
import { pageMapOf } from '../dump/page-map-of.ts'
import { type CensusThreads, submitCensus } from './census-submitter.ts'
import type { Progress } from './progress.ts'
import type { CountedPages } from './pump-messages.ts'

/**
 * @param threads who reads the pages; null: this one
 * @throws MigrascopeError `cancelled`, `thread-died`, and what `Dump` throws
 */
export function runCensus(
  dump: Dump,
  counts: ClassCounts,
  threads: CensusThreads | null,
  progress: Progress,
): CountedPages {
  const { guestBytes } = dump.facts
  const isCancelled = () => progress.stopped
  // An inventory that takes its time is the first half of the work.
  let before = 0
  progress.set('goalBytes', guestBytes)
  const inventory = dump.inventory({
    isCancelled,
    onProgress: share => {
      before = guestBytes
      progress.set('goalBytes', 2 * guestBytes)
      progress.set('doneBytes', share * guestBytes)
    },
  })
  progress.set('goalBytes', before + inventory.total * dump.facts.pageSize)
  const onProgress = (doneBytes: number) => {
    progress.set('doneBytes', before + doneBytes)
  }
  const layout = layCells(dump, isCancelled)
  if (threads === null) countPages(dump, layout, counts, { onProgress, isCancelled })
  else submitCensus(dump, layout, threads, isCancelled, onProgress)
  return {
    facts: dump.facts,
    census: { ...inventory, ...totalsOf(counts) },
    map: pageMapOf(dump, layout, counts),
  }
}
