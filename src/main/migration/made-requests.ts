/** The finished requests of a window, packed: list start, pages, output bytes, raw. */
const WORDS = 4

export interface MadeRequest {
  readonly start: number
  readonly pages: number
  readonly bytes: number
  readonly raw: boolean
}

export class MadeRequests {
  readonly #words: Int32Array
  #count = 0

  /** @param room most requests; 0 keeps none, for runs that do not verify */
  constructor(room: number) {
    this.#words = new Int32Array(room * WORDS)
  }

  get count(): number {
    return this.#count
  }

  clear(): void {
    this.#count = 0
  }

  add(start: number, pages: number, bytes: number, raw: boolean): void {
    if (this.#words.length === 0) return
    const at = this.#count * WORDS
    this.#words[at] = start
    this.#words[at + 1] = pages
    this.#words[at + 2] = bytes
    this.#words[at + 3] = raw ? 1 : 0
    this.#count++
  }

  get(index: number): MadeRequest {
    const at = (offset: number) => this.#words[index * WORDS + offset] as number
    return { start: at(0), pages: at(1), bytes: at(2), raw: at(3) === 1 }
  }
}
