/**
 * Pages of the guest that no record has sent. A stream that came to its end has left them out; else they are lost.
 */
import type { Absence, Inventory } from '../dump.ts'
import type { GuestLayout } from './guest-layout.ts'
import type { PageIndex } from './page-index.ts'

/** Takes time for the pages that were sent, not for those that a made-up list of blocks promises. */
export function* absentPages(
  { pieces, pages: allPages }: GuestLayout,
  pageSize: number,
  index: { readonly pages: PageIndex; readonly inventory: Inventory },
): Generator<Absence> {
  const { excluded, missing } = index.inventory
  if (excluded + missing === 0) return
  const why = missing > 0 ? 'missing' : 'excluded'
  let block = 0
  for (const gap of gaps(index.pages, allPages)) {
    for (let from = gap.from; from < gap.to;) {
      const piece = pieces[block]
      if (!piece) return
      const end = piece.firstPage + piece.bytes / pageSize
      if (end <= from) {
        block++
        continue
      }
      const to = Math.min(gap.to, end)
      const address = piece.base + (from - piece.firstPage) * pageSize
      yield { block, address, bytes: (to - from) * pageSize, why }
      from = to
    }
  }
}

/** Stretches of pages below `end` that the index does not have, in order. */
function* gaps(
  pages: PageIndex,
  end: number,
): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0
  for (const { firstPage, entries } of pages.chunks()) {
    for (let i = 0; i < entries.length; i++) {
      if (entries[i] === 0) continue
      const page = firstPage + i
      if (page > from) yield { from, to: page }
      from = page + 1
    }
  }
  if (from < end) yield { from, to: end }
}
