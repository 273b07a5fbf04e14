/** Lists of numbers as people type them: `1,4,8-64:4` is 1, 4, and every fourth from 8 to 64. */

/**
 * The numbers as typed, each once; undefined for what is no such list or holds a number outside of the range.
 * Negative ones are fine: `-5--3` is -5, -4, -3.
 */
export function parseNumbers(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number[] | undefined {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(-?\d+)(?:-(-?\d+)(?::(\d+))?)?$/.exec(part.trim())
    if (!match) return undefined
    const [first = 0, last = first, step = 1] = match
      .slice(1)
      .map(digits => ((digits as string | undefined) === undefined ? undefined : Number(digits)))
    if (first < min || last < first || last > max || step < 1) return undefined
    for (let number = first; number <= last; number += step) numbers.add(number)
  }
  return [...numbers]
}

/**
 * The numbers in order, each once; undefined for what is no such list or holds a number outside of 1 to `most`.
 */
export function parseCounts(text: string, most: number): number[] | undefined {
  return parseNumbers(text, { min: 1, max: most })?.sort((a, b) => a - b)
}
