/** What the threads did with their time, from all samples of a point, and the one sample that stands for them. */
import type { Point, Sample } from './report.ts'

/** Of the threads' time, 0–1; `other` is what the threads spent starting and ending. */
export interface TimeStates {
  readonly busy: number
  readonly waiting: number
  readonly blocked: number
  readonly other: number
}

/** The sample whose throughput is nearest to the median; undefined when nothing was measured. */
export function typicalSample({ samples, summary }: Point): Sample | undefined {
  const middle = summary.throughput?.median ?? 0
  const distance = ({ result }: Sample) => Math.abs(result.throughput - middle)
  return samples.reduce<Sample | undefined>(
    (sofar, sample) => (sofar && distance(sofar) <= distance(sample) ? sofar : sample),
    undefined,
  )
}

/** Mean over threads and samples, 0–1; null when nothing was measured. */
export function utilisation({ samples }: Point): number | null {
  const threads = samples.flatMap(({ result }) => result.threads)
  return threads.length === 0
    ? null
    : threads.reduce((sum, thread) => sum + thread.utilisation, 0) / threads.length
}

/** Of all samples; null when nothing was measured. */
export function timeStates({ samples }: Point): TimeStates | null {
  let [busy, waiting, blocked, whole] = [0, 0, 0, 0]
  for (const { result } of samples) {
    for (const thread of result.threads) {
      busy += thread.busyNs
      waiting += thread.waitNs
      blocked += thread.blockedNs
      whole += result.wallNs
    }
  }
  // The threads' clocks are not the submitter's: together they may be a little more than the wall time.
  const all = Math.max(whole, busy + waiting + blocked)
  if (all === 0) return null
  const other = (all - busy - waiting - blocked) / all
  return { busy: busy / all, waiting: waiting / all, blocked: blocked / all, other }
}
