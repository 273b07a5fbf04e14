/**
 * What the series published of its own benchmark: `threaded-workqueue-bench -c 20 -m 16 -t N`, so 16 GiB of pages
 * compressed 20 times over with zlib level 1. Source: cover letter of "[PATCH v3 0/5] migration: improve
 * multithreads", Xiao Guangrong, 2018-11-22 (message-id 20181122072028.22819-1-xiaoguangrong@tencent.com). It
 * says GB/s; its program divides by 2^30.
 */
export interface PublishedTable {
  /** Version of the series. */
  readonly version: 'v2' | 'v3'
  /** The design here that does the same. */
  readonly design: 'baseline' | 'per-thread'
  readonly unit: 'GiB/s'
  readonly source: string
  /** By number of threads. */
  readonly throughput: ReadonlyMap<number, number>
}

const threads = [1, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64]
const v2 = [
  0.428, 1.669, 3.502, 5.026, 1.912, 1.175, 1.074, 0.748, 0.651, 0.533, 0.517, 0.482, 0.525, 0.493,
  0.799, 0.734, 0.751,
]
const v3 = [
  0.449, 1.849, 3.644, 4.809, 4.709, 4.942, 5.117, 4.922, 5.009, 5.408, 5.166, 4.995, 4.853, 4.798,
  4.815, 4.794, 4.914,
]
const source = '[PATCH v3 0/5] migration: improve multithreads, Xiao Guangrong, 2018-11-22'
const byThreads = (figures: readonly number[]) =>
  new Map(threads.map((count, i) => [count, figures[i] as number]))

export const seriesTables: readonly PublishedTable[] = [
  { version: 'v2', design: 'baseline', unit: 'GiB/s', source, throughput: byThreads(v2) },
  { version: 'v3', design: 'per-thread', unit: 'GiB/s', source, throughput: byThreads(v3) },
]

/**
 * Throughput ÷ (threads × throughput of one thread), the same machine and version: 1 is perfect scaling.
 * Undefined where either was not measured.
 */
export function efficiency(
  throughput: ReadonlyMap<number, number>,
  count: number,
): number | undefined {
  const one = throughput.get(1)
  const many = throughput.get(count)
  return one === undefined || many === undefined ? undefined : many / (count * one)
}
