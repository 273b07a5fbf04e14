/**
 * Tells the passes of a live migration apart, which a stream does not mark. A new one begins with a page that
 * this pass has sent already, with the stop of the guest (RAM's last section), and, where pages are sent in the
 * order of their addresses, where the order begins anew. QEMU's compress threads and multifd's channels send
 * out of order, so that for those a pass without a repeated page is counted with the one before.
 */

/** A stream in no order at all, as a background snapshot's, would be all passes. */
const MAX_PASSES = 1000

export class PassCounter {
  readonly #counts: number[] = []
  #count = 0
  #lastPage = -1
  #stopped = false
  #repeated = 0
  #ascending = true

  /** Records that replaced an earlier one of the same page. */
  get repeated(): number {
    return this.#repeated
  }

  /** Every page came after those with smaller numbers, and once. */
  get ascending(): boolean {
    return this.#ascending
  }

  /**
   * @param again the page was sent before
   * @param inThisPass it was sent in this pass
   * @param ordered records come by ascending page number within a pass
   * @returns whether a new pass has begun with this record
   */
  add(
    page: number,
    again: boolean,
    inThisPass: boolean,
    ordered: boolean,
    stopped: boolean,
  ): boolean {
    if (again) this.#repeated++
    if (page <= this.#lastPage) this.#ascending = false
    const isNew =
      this.#count > 0 &&
      ((again && inThisPass) ||
        (ordered && page <= this.#lastPage) ||
        (stopped && !this.#stopped)) &&
      this.#counts.length < MAX_PASSES - 1
    if (isNew) {
      this.#counts.push(this.#count)
      this.#count = 0
    }
    this.#stopped = stopped
    this.#lastPage = page
    this.#count++
    return isNew
  }

  /** Pages of each pass. Without a repeated page there was one only. */
  passes(): readonly number[] {
    const all = this.#count > 0 ? [...this.#counts, this.#count] : []
    return this.#repeated > 0 || all.length < 2 ? all : [all.reduce((sum, n) => sum + n, 0)]
  }
}
