/**
 * Memory that the headers of a dump tell of and that the file does not hold, for formats whose blocks are stretches
 * of the file. What another block holds is not absent.
 */
import type { Absence } from './dump.ts'
import type { Extent } from './extents.ts'
import { firstWins, type Span } from './first-wins.ts'

export interface AbsentSpan extends Span {
  readonly why: Absence['why']
}

export interface Absent {
  /** Pages. */
  readonly excluded: number
  readonly missing: number
  /** Those near enough behind a block to be shown as part of it. */
  readonly absences: readonly Absence[]
}

/** Headers of a damaged file promise memory beyond what any machine addresses. */
const MAX_ADDRESS = 2 ** 52

export function placeAbsences(
  extents: readonly Extent[],
  spans: readonly AbsentSpan[],
  pageSize: number,
): Absent {
  const count = { excluded: 0, missing: 0 }
  const absences: Absence[] = []
  if (spans.length === 0) return { ...count, absences }
  const whole = (bytes: number) => Math.ceil(bytes / pageSize) * pageSize
  // A part-page at the end of a block is a page of the block.
  const blocks = extents.map(({ address, bytes }) => ({ address, bytes: whole(bytes) }))
  const order = blocks.map((_, i) => i)
  order.sort((a, b) => (blocks[a]?.address ?? 0) - (blocks[b]?.address ?? 0))
  const pieces = firstWins([...blocks, ...spans])
    .filter(piece => piece.from >= blocks.length)
    .sort((a, b) => a.address - b.address)

  let place = -1
  let reach = 0
  for (const { address, bytes, from } of pieces) {
    const why = spans[from - blocks.length]?.why ?? 'missing'
    count[why] = Math.min(Number.MAX_SAFE_INTEGER, count[why] + whole(bytes) / pageSize)
    for (;;) {
      const next = blocks[order[place + 1] ?? -1]
      if (!next || next.address > address) break
      place++
      reach = next.address + next.bytes
    }
    const block = order[place]
    const start = blocks[block ?? -1]?.address
    // A map of mostly nothing shows nothing: a gap may be as long as what comes before it.
    if (block === undefined || start === undefined || address - reach > reach - start) continue
    if (address + bytes > MAX_ADDRESS || (address - start) % pageSize !== 0) continue
    absences.push({ block, address, bytes: whole(bytes), why })
    reach = address + whole(bytes)
  }
  return { ...count, absences }
}
