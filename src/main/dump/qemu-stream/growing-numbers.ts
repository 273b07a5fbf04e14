/** A list of numbers, 8 bytes each, that grows without ever being copied. */
const CHUNK = 2 ** 13

export class GrowingNumbers {
  readonly #chunks: Float64Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    const place = this.#length % CHUNK
    if (place === 0) this.#chunks.push(new Float64Array(CHUNK))
    const chunk = this.#chunks.at(-1)
    if (chunk) chunk[place] = value
    this.#length++
  }

  at(index: number): number {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK] ?? 0
  }

  /** In a list that ascends: index of the last one that is not above `value`; -1 when all are. */
  lastUpTo(value: number): number {
    let low = -1
    let high = this.#length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.at(middle) <= value) low = middle
      else high = middle - 1
    }
    return low
  }
}
