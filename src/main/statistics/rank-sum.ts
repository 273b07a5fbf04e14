/**
 * Whether two sets of samples differ, by their ranks alone: the Mann–Whitney U test, and the shift between them
 * with its interval (Hodges and Lehmann). Exact for small sets without ties; else the normal approximation with
 * the correction for ties. Hollander and Wolfe, Nonparametric Statistical Methods, 2nd edition 1999, sections 4.1,
 * 4.2 and 4.3.
 */
import { errorFunction, median } from 'simple-statistics'
import type { Interval } from './interval.ts'

/** Above this many pairs the exact distribution takes long and the approximation is as good. */
const EXACT_PAIRS = 1000
/** 97.5 % point of the standard normal distribution. */
const Z = 1.959964

export interface RankSum {
  /** Pairs in which the second is greater, ties half. */
  readonly u: number
  /** Two-sided: how likely sets of one distribution are as far apart as these. */
  readonly p: number
}

/** @param a,b at least one sample each */
export function rankSum(a: readonly number[], b: readonly number[]): RankSum {
  const pairs = a.length * b.length
  let u = 0
  for (const x of a) for (const y of b) u += y > x ? 1 : y === x ? 0.5 : 0
  const ties = tieGroups([...a, ...b])
  const p =
    ties.length === 0 && pairs <= EXACT_PAIRS
      ? exactP(u, a.length, b.length)
      : approximateP(u, a.length, b.length, ties)
  return { u, p: Math.min(1, p) }
}

/**
 * By how much `b` lies above `a`: the median of all differences, and its 95 % interval.
 * @returns interval null when the sets are too small for one of 95 %
 */
export function shift(
  a: readonly number[],
  b: readonly number[],
): { readonly estimate: number; readonly interval: Interval | null } {
  const differences = a.flatMap(x => b.map(y => y - x)).sort((x, y) => x - y)
  const skip = pairsBeyond(a.length, b.length)
  const interval =
    skip < 1
      ? null
      : {
          low: differences[skip - 1] as number,
          high: differences[differences.length - skip] as number,
        }
  return { estimate: median(differences), interval }
}

/** How many of the sorted differences the interval leaves out at each end, plus one; 0: no interval. */
function pairsBeyond(m: number, n: number): number {
  if (m * n > EXACT_PAIRS) {
    return Math.floor((m * n) / 2 - Z * Math.sqrt((m * n * (m + n + 1)) / 12))
  }
  const counts = distribution(m, n)
  const all = counts.reduce((sum, count) => sum + count, 0)
  let tail = 0
  let skip = 0
  for (const count of counts) {
    tail += count
    if (tail / all > 0.025) break
    skip++
  }
  return skip
}

function exactP(u: number, m: number, n: number): number {
  const counts = distribution(m, n)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const nearest = Math.min(u, m * n - u)
  const tail = counts.slice(0, nearest + 1).reduce((sum, count) => sum + count, 0)
  return (2 * tail) / all
}

/**
 * In how many orders of m and n samples U is 0, 1, 2… By the recurrence of Mann and Whitney (1947): the greatest
 * sample belongs to one set or to the other.
 */
function distribution(m: number, n: number): number[] {
  // ways[j] for sets of i and j, built up over i.
  let ways = Array.from({ length: n + 1 }, () => [1])
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]]
    for (let j = 1; j <= n; j++) {
      const counts = Array.from({ length: i * j + 1 }, () => 0)
      const without = ways[j] as number[]
      without.forEach((count, u) => {
        counts[u + j] = (counts[u + j] as number) + count
      })
      ;(next[j - 1] as number[]).forEach((count, u) => {
        counts[u] = (counts[u] as number) + count
      })
      next.push(counts)
    }
    ways = next
  }
  return ways[n] as number[]
}

function approximateP(u: number, m: number, n: number, ties: readonly number[]): number {
  const all = m + n
  const tied = ties.reduce((sum, t) => sum + t ** 3 - t, 0)
  const variance = ((m * n) / 12) * (all + 1 - tied / (all * (all - 1)))
  if (variance === 0) return 1
  // Half a step towards the middle, since U goes in steps.
  const z = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5) / Math.sqrt(variance)
  return 1 - errorFunction(z / Math.SQRT2)
}

/** Sizes of the groups of equal samples. */
function tieGroups(samples: readonly number[]): number[] {
  const sizes = new Map<number, number>()
  for (const sample of samples) sizes.set(sample, (sizes.get(sample) ?? 0) + 1)
  return [...sizes.values()].filter(size => size > 1)
}
