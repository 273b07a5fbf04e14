/**
 * Stretches of memory in a file, cut so that each guest byte is there once: where several hold a place, the
 * first in the list keeps it, and what is left of the others are parts with a name of their own.
 */
import type { Extent } from './extents.ts'
import { firstWins } from './first-wins.ts'

export interface Cut {
  readonly extents: readonly Extent[]
  /** Bytes of the file that are left out. */
  readonly dropped: number
}

export function cutOverlaps(present: readonly Extent[]): Cut {
  let dropped = present.reduce((sum, { bytes }) => sum + bytes, 0)
  let from = -1
  let part = 0
  const extents: Extent[] = []
  for (const piece of firstWins(present)) {
    const whole = present[piece.from]
    if (!whole) continue
    part = piece.from === from ? part + 1 : 1
    from = piece.from
    const skipped = piece.address - whole.address
    // Above 2^53 sums are rounded: never let a piece reach past its whole.
    const bytes = Math.min(piece.bytes, whole.bytes - skipped)
    if (bytes <= 0) continue
    dropped -= bytes
    const name = part === 1 ? whole.name : `${whole.name} part ${part}`
    extents.push({ name, address: piece.address, bytes, offset: whole.offset + skipped })
  }
  return { extents, dropped }
}
