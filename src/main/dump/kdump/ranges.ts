/**
 * Ranges of RAM as blocks: stretches of page frames that begin and end where the bitmap's do, few enough to
 * be looked at. Where a bitmap has more, those with small gaps between them are taken together, so a block
 * may have holes.
 */
import type { Block } from '../../../shared/dump-facts.ts'
import { type Bitmaps, bitsOf, trailingZeros } from './bitmaps.ts'

export interface Range extends Block {
  readonly address: number
}

export interface Ranges {
  readonly blocks: readonly Range[]
  /** Pages in the file; null where not all frames were looked at. */
  readonly present: number | null
}

const MAX_BLOCKS = 64

/**
 * @param looked frames to look at; what lies beyond becomes one block
 * @throws MigrascopeError `truncated` | `file-changed` | `io`
 */
export function findRanges(
  bitmaps: Bitmaps,
  { frames, pageSize }: { readonly frames: number; readonly pageSize: number },
  looked: number,
): Ranges {
  const list = new RangeList()
  let present = 0
  const scanned = bitmaps.scan(looked, (frame, ram, inFile, times) => {
    present += times * bitsOf(inFile)
    const word = ram | inFile
    if (times > 1) {
      list.add(frame, frame + 32 * times)
      return
    }
    let bit = 0
    while (bit < 32) {
      const rest = word >>> bit
      bit += trailingZeros(rest)
      if (bit >= 32) return
      const bits = Math.min(32 - bit, trailingZeros(~(word >>> bit)))
      list.add(frame + bit, frame + bit + bits)
      bit += bits
    }
  })
  const rest = scanned < frames ? [{ start: scanned, end: frames }] : []
  return {
    blocks: [...list.ranges(), ...rest].map(({ start, end }, i) => ({
      name: `ram ${i}`,
      address: start * pageSize,
      bytes: (end - start) * pageSize,
    })),
    present: scanned < frames ? null : present,
  }
}

/** Grows upwards; joins what is closer than a gap that widens as the list gets too long. */
class RangeList {
  /** Starts and ends in turns. */
  #places: number[] = []
  #gap = 1

  add(start: number, end: number): void {
    const places = this.#places
    const last = places.length - 1
    if (last > 0 && start - (places[last] ?? 0) < this.#gap) {
      places[last] = end
      return
    }
    places.push(start, end)
    while (this.#places.length > 2 * MAX_BLOCKS) {
      this.#gap *= 2
      const all = this.ranges()
      this.#places = []
      for (const range of all) this.add(range.start, range.end)
    }
  }

  ranges(): { start: number; end: number }[] {
    const places = this.#places
    return Array.from({ length: places.length / 2 }, (_, i) => ({
      start: places[2 * i] ?? 0,
      end: places[2 * i + 1] ?? 0,
    }))
  }
}
