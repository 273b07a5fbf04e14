/**
 * A small seeded generator, so that an order or a resampling can be repeated: sfc32, Chris Doty-Humphrey's
 * "small fast counting" generator of PractRand. Not for secrets.
 */
export class Random {
  #a: number
  #b: number
  #c = 0
  #counter = 1

  /** @param seed whole, 0 to 2^32 − 1 @param stream another sequence of the same seed */
  constructor(seed: number, stream = 0) {
    this.#a = seed | 0
    this.#b = stream | 0
    // Until the few bits of a small seed are everywhere.
    for (let i = 0; i < 15; i++) this.next()
  }

  /** 0 to 2^32 − 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return sum >>> 0
  }

  /** A whole number from 0 to `below` − 1, each as likely. @param below 1 to 2^32 */
  below(below: number): number {
    // What is left over at the end of the range would make low numbers likelier.
    const most = 2 ** 32 - (2 ** 32 % below)
    for (;;) {
      const number = this.next()
      if (number < most) return number % below
    }
  }
}

/** The items in a new order, every order as likely: Fisher and Yates, Knuth's algorithm P. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
  return all
}
