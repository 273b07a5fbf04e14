/** Lists of whole numbers as people type them: `1,4,8-64:4` is 1, 4, and every fourth from 8 to 64. */

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

/** The shortest list that gives these numbers in this order: stretches of three and more of one step as a range. */
export function numbersText(numbers: readonly number[]): string {
  const parts: string[] = []
  let at = 0
  while (at < numbers.length) {
    const first = numbers[at] ?? 0
    const step = (numbers[at + 1] ?? first) - first
    let end = at + 1
    while (end < numbers.length && (numbers[end] ?? 0) - (numbers[end - 1] ?? 0) === step) end++
    const last = numbers[end - 1] ?? first
    // 1,2,4 is clearer than 1-2,4, and 4,8 than 4-8:4.
    if (step > 0 && end - at >= 3) {
      parts.push(step === 1 ? `${first}-${last}` : `${first}-${last}:${step}`)
      at = end
    } else {
      parts.push(String(first))
      at++
    }
  }
  return parts.join(',')
}
