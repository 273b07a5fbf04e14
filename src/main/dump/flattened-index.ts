/**
 * Where the bytes of a flattened file belong: a map from places in the file that was flattened to places in
 * the stream, grown record by record. The later record of a place wins. 20 bytes a record; adding is O(1) for
 * the few ascending sequences that writers interleave, O(log n) amortised for any order.
 */

/** A stretch that is in the stream as it is, or in no record at all. */
export interface Piece {
  /** Place in the stream; -1 where no record has written. */
  readonly source: number
  /** At most what was asked for; Infinity never. */
  readonly bytes: number
}

/** Writers need four (two bitmaps, descriptors, pages); more come of odd streams only, and are merged. */
const MAX_LANES = 12
/** A record longer than its field is kept as several. */
const MAX_ENTRY_BYTES = 2 ** 31

export class FlattenedIndex {
  #lanes: Lane[] = []
  #end = 0
  #records = 0

  /** One past the last place that a record has written. */
  get end(): number {
    return this.#end
  }

  get records(): number {
    return this.#records
  }

  /** Numbers are exact integers; `source` grows from call to call, which is what makes later records win. */
  add(target: number, source: number, bytes: number): void {
    for (let done = 0; done < bytes; done += MAX_ENTRY_BYTES) {
      const length = Math.min(MAX_ENTRY_BYTES, bytes - done)
      this.#laneFor(target + done).push(target + done, source + done, length)
      this.#records++
    }
    this.#end = Math.max(this.#end, target + bytes)
  }

  /** What stands at `at`, up to `want` bytes or to where something else follows. */
  find(at: number, want: number): Piece {
    let source = -1
    let until = at + want
    let winner = -1
    for (const lane of this.#lanes) {
      const i = lane.before(at)
      if (i < 0 || lane.end(i) <= at || lane.source(i) < winner) continue
      winner = lane.source(i)
      source = winner + at - lane.target(i)
      until = Math.min(at + want, lane.end(i))
    }
    for (const lane of this.#lanes) {
      for (let i = lane.before(at) + 1; i < lane.length && lane.target(i) < until; i++) {
        if (lane.source(i) > winner) until = lane.target(i)
      }
    }
    return { source, bytes: until - at }
  }

  /** The lane that ends closest below a place; a new one where none does. */
  #laneFor(target: number): Lane {
    let best: Lane | undefined
    for (const lane of this.#lanes) {
      if (lane.last <= target && (!best || lane.last > best.last)) best = lane
    }
    if (best) return best
    if (this.#lanes.length === MAX_LANES) {
      this.#lanes.sort((a, b) => b.length - a.length)
      const small = this.#lanes.splice(-2)
      this.#lanes.push(merge(small[0] ?? new Lane(), small[1] ?? new Lane()))
      return this.#laneFor(target)
    }
    const lane = new Lane()
    this.#lanes.push(lane)
    return lane
  }
}

/** Both in one; where they overlap, the higher source. */
function merge(a: Lane, b: Lane): Lane {
  const out = new Lane()
  let i = 0
  let j = 0
  // Everything below this place is decided.
  let at = 0
  for (;;) {
    while (i < a.length && a.end(i) <= at) i++
    while (j < b.length && b.end(j) <= at) j++
    const startA = i < a.length ? Math.max(at, a.target(i)) : Infinity
    const startB = j < b.length ? Math.max(at, b.target(j)) : Infinity
    const start = Math.min(startA, startB)
    if (start === Infinity) return out
    const useA = startA < startB || (startA === startB && a.source(i) > b.source(j))
    const [lane, k] = useA ? [a, i] : [b, j]
    at = Math.min(startA === start ? a.end(i) : startA, startB === start ? b.end(j) : startB)
    out.push(start, lane.source(k) + start - lane.target(k), at - start)
  }
}

const CHUNK_BITS = 12
const CHUNK = 2 ** CHUNK_BITS

/** Stretches in ascending order, none overlapping another, in arrays that grow without being copied. */
class Lane {
  readonly #targets: Float64Array[] = []
  readonly #sources: Float64Array[] = []
  readonly #bytes: Uint32Array[] = []
  length = 0

  /** One past the last place. */
  get last(): number {
    return this.length === 0 ? 0 : this.end(this.length - 1)
  }

  target(i: number): number {
    return this.#targets[i >> CHUNK_BITS]?.[i % CHUNK] ?? 0
  }

  source(i: number): number {
    return this.#sources[i >> CHUNK_BITS]?.[i % CHUNK] ?? 0
  }

  end(i: number): number {
    return this.target(i) + (this.#bytes[i >> CHUNK_BITS]?.[i % CHUNK] ?? 0)
  }

  /** `target` is not below `last`. What continues the last entry in the stream, too, is put to it. */
  push(target: number, source: number, bytes: number): void {
    const i = this.length - 1
    if (i >= 0 && this.end(i) === target && this.source(i) + target - this.target(i) === source) {
      const sum = target - this.target(i) + bytes
      const last = this.#bytes[i >> CHUNK_BITS]
      if (sum <= MAX_ENTRY_BYTES && last) {
        last[i % CHUNK] = sum
        return
      }
    }
    const at = this.length++
    if (at % CHUNK === 0) {
      this.#targets.push(new Float64Array(CHUNK))
      this.#sources.push(new Float64Array(CHUNK))
      this.#bytes.push(new Uint32Array(CHUNK))
    }
    const chunk = at >> CHUNK_BITS
    for (const [array, value] of [
      [this.#targets[chunk], target],
      [this.#sources[chunk], source],
      [this.#bytes[chunk], bytes],
    ] as const) {
      if (array) array[at % CHUNK] = value
    }
  }

  /** The last entry that begins at or before a place; -1 where none does. */
  before(place: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.target(middle) <= place) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
