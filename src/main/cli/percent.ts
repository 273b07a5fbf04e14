/** Shares as people type them: `2%`, `0.5 %`, or `2`, which is the same as `2%`. */
import { UsageError } from './usage-error.ts'

/** @returns 0–1 @throws UsageError */
export function percent(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())
  const share = match ? Number(match[1]) / 100 : NaN
  if (share <= 1) return share
  throw new UsageError(`--${option} is a share in per cent, such as 2%, not '${text}'`)
}
