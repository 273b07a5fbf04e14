/** Numbers from a seed: the same on every machine. */
export class Random {
  #state: number

  constructor(seed: number, index: number) {
    // Neighbouring cases must not look alike.
    this.#state = (Math.imul(seed, 0x9e37_79b1) ^ Math.imul(index + 1, 0x85eb_ca77)) >>> 0
    for (let i = 0; i < 4; i++) this.below(2)
  }

  /** 0 to `limit` - 1; 0 where that is below 1. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * limit)
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }
}
