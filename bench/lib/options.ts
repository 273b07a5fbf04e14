/**
 * The words that every part of the suite understands, so that the runner can hand the same to all of them.
 *
 *   --quick        a few seconds a part, to see that it works; figures are rough
 *   --repeat N     rounds that count
 *   --ms N         how long one sample of a loop takes
 *   --copies N     how often the built-in sample (64 MiB) lies behind itself in the guest that is measured
 *   --file DUMP    a dump to measure instead
 */
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    repeat: { type: 'string' },
    ms: { type: 'string' },
    copies: { type: 'string' },
    file: { type: 'string' },
  },
})

function count(name: 'repeat' | 'ms' | 'copies', usual: number, quick: number): number {
  const text = values[name]
  if (text === undefined) return values.quick ? quick : usual
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`--${name} takes a whole number from 1, not ${text}`)
  }
  return value
}

export const quick = values.quick
export const file = values.file
/** Five rounds are the least that a median is given of in docs/performance.md. */
export const repeat = (usual = 5) => count('repeat', usual, 2)
export const ms = (usual: number) => count('ms', usual, Math.ceil(usual / 4))
export const copies = (usual: number) => count('copies', usual, 1)
