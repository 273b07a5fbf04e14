/** Sizes as people type them: `4096`, `4K`, `1M`, `4 KiB`. Always powers of two, as memory is counted. */
const factors: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 }

/** Bytes, or undefined for what is no size. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+)\s*([KMG]?)(?:i?B)?$/i.exec(text.trim())
  const factor = factors[(match?.[2] ?? '?').toUpperCase()]
  if (match?.[1] === undefined || factor === undefined) return undefined
  const bytes = Number(match[1]) * factor
  return Number.isSafeInteger(bytes) ? bytes : undefined
}
