/** Lists of numbers as people type them: `1,4,8-64:4` is 1, 4, and every fourth from 8 to 64. */

/**
 * The numbers in order, each once; undefined for what is no such list or holds a number outside of 1 to `most`.
 */
export function parseCounts(text: string, most: number): number[] | undefined {
  const counts = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(\d+)(?:-(\d+)(?::(\d+))?)?$/.exec(part.trim())
    if (!match) return undefined
    const [first = 0, last = first, step = 1] = match
      .slice(1)
      .map(digits => ((digits as string | undefined) === undefined ? undefined : Number(digits)))
    if (first < 1 || last < first || last > most || step < 1) return undefined
    for (let count = first; count <= last; count += step) counts.add(count)
  }
  return [...counts].sort((a, b) => a - b)
}
