/** The middle and the ends of a few samples. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2
}

export const spread = (samples: readonly number[]) =>
  `${Math.min(...samples).toFixed(3)}–${Math.max(...samples).toFixed(3)}`
