/** Lists of numbers from 1 on, in order. */
import { parseNumbers } from '../../shared/number-list.ts'

/**
 * The numbers in order, each once; undefined for what is no such list or holds a number outside of 1 to `most`.
 */
export function parseCounts(text: string, most: number): number[] | undefined {
  return parseNumbers(text, { min: 1, max: most })?.sort((a, b) => a - b)
}
