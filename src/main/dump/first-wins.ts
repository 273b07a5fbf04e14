/**
 * Cuts spans of guest memory so that none overlap: where several claim a place, the first in the list keeps
 * it. QEMU's dumps with paging=true hold the same physical memory many times. O(n log n) for any input, so
 * that a made-up table of half a million overlapping spans is no trap.
 */
export interface Span {
  readonly address: number
  readonly bytes: number
}

export interface Piece extends Span {
  /** Index of the span it was cut from. */
  readonly from: number
}

/** The pieces in the order of their spans, and of their addresses within one span. */
export function firstWins(spans: readonly Span[]): Piece[] {
  const start = (i: number) => spans[i]?.address ?? 0
  const end = (i: number) => start(i) + (spans[i]?.bytes ?? 0)
  const order = spans.map((_, i) => i).sort((a, b) => start(a) - start(b) || a - b)
  if (order.every((span, k) => k === 0 || end(order[k - 1] ?? 0) <= start(span))) {
    return spans.map(({ address, bytes }, from) => ({ address, bytes, from }))
  }

  const pieces: { from: number; address: number; bytes: number }[] = []
  const active = new Smallest()
  let k = 0
  let at = 0
  for (;;) {
    const idle = active.first
    const next = order[k]
    if (idle === undefined) {
      if (next === undefined) break
      at = Math.max(at, start(next))
    }
    // Everything that has begun by now competes; of those the smallest index owns this place.
    while (k < order.length && start(order[k] ?? 0) <= at) active.push(order[k++] ?? 0)
    while (active.first !== undefined && end(active.first) <= at) active.pop()
    const owner = active.first
    if (owner === undefined) continue
    const nextStart = k < order.length ? start(order[k] ?? 0) : Infinity
    const until = Math.min(end(owner), nextStart)
    const last = pieces.at(-1)
    if (last?.from === owner && last.address + last.bytes === at) last.bytes += until - at
    else pieces.push({ from: owner, address: at, bytes: until - at })
    at = until
  }
  return pieces.sort((a, b) => a.from - b.from || a.address - b.address)
}

/** A binary heap of numbers, the smallest on top. */
class Smallest {
  readonly #items: number[] = []

  get first(): number | undefined {
    return this.#items[0]
  }

  push(item: number): void {
    const items = this.#items
    let i = items.length
    items.push(item)
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = items[parent] ?? 0
      if (above <= item) break
      items[i] = above
      i = parent
    }
    items[i] = item
  }

  pop(): void {
    const items = this.#items
    const item = items.pop()
    if (item === undefined || items.length === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= items.length) break
      if (child + 1 < items.length && (items[child + 1] ?? 0) < (items[child] ?? 0)) child++
      const below = items[child] ?? 0
      if (item <= below) break
      items[i] = below
      i = child
    }
    items[i] = item
  }
}
