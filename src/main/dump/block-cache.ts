/**
 * Keeps the blocks of a source that were used last, so that steps back (a page that many records point to, a
 * header read twice) need no unpacking. The first ones are kept for good: headers stand there.
 */

/** With blocks of 64 KiB: 8 MiB, and 2.5 MiB for good: a migration stream is looked into for 2 MiB. */
const KEPT = 128
const PINNED = 40

export class BlockCache {
  readonly #blockBytes: number
  /** In the order of their use. */
  readonly #blocks = new Map<number, Uint8Array>()
  readonly #pinned: Uint8Array[] = []
  #spare: Uint8Array | undefined

  constructor(blockBytes: number) {
    this.#blockBytes = blockBytes
  }

  /** Memory for a block, which `put` may be given later. */
  take(): Uint8Array {
    const spare = this.#spare ?? new Uint8Array(this.#blockBytes)
    this.#spare = undefined
    return spare
  }

  get(index: number): Uint8Array | undefined {
    const block = this.#blocks.get(index)
    if (!block) return this.#pinned[index]
    this.#blocks.delete(index)
    this.#blocks.set(index, block)
    return block
  }

  /** Keeps a block, or the beginning of one at the end of a source. Whatever `get` gave before may go. */
  put(index: number, block: Uint8Array): void {
    if (index < PINNED) {
      this.#pinned[index] = block
      return
    }
    this.#blocks.delete(index)
    this.#blocks.set(index, block)
    if (this.#blocks.size <= KEPT) return
    for (const [oldest, bytes] of this.#blocks) {
      this.#blocks.delete(oldest)
      this.#spare = new Uint8Array(bytes.buffer)
      return
    }
  }
}
