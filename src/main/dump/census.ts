/**
 * Counts the pages of a dump and the zero pages among them, reading all of it once through one buffer. A
 * part-page counts as a zero page when all bytes it has are zero.
 */
import type { Census } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { zeroTest } from '../../workers/zero-page.ts'
import type { Dump } from './dump.ts'
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
const BUFFER_BYTES = 1024 * 1024

/** @throws MigrascopeError `cancelled` | `bad-argument`, and what `Dump.read` throws */
export function takeCensus(
  dump: Dump,
  options: CensusOptions = {},
): Pick<Census, 'total' | 'zero'> {
  const { buffer = new Uint8Array(BUFFER_BYTES), onProgress, isCancelled } = options
  const isZero = zeroTest(buffer)
  const { pageSize } = dump.facts
  dump.inventory({ ...(isCancelled && { isCancelled }) })
  const cursor = new PageCursor(dump)
  let total = 0
  let zero = 0
  for (;;) {
    if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The count was cancelled.')
    const { pages } = cursor.fill(buffer)
    if (pages === 0) return { total, zero }
    for (let page = 0; page < pages; page++) {
      if (isZero(page * pageSize, pageSize)) zero++
    }
    total += pages
    onProgress?.(cursor.doneBytes)
  }
}
