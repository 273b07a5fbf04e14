/**
 * How long single requests take: from handing over until a thread began, and in the thread. Counted in HDR
 * histograms of two figures as requests are collected, which costs some 0.04 µs each.
 */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import type { Latency } from '../../shared/report.ts'

export interface Latencies {
  readonly wait: Latency
  readonly run: Latency
}

/** An hour, in nanoseconds: what takes longer counts as that. */
const MOST_NS = 3600e9

const histogram = () => createHistogram({ lowest: 1, highest: MOST_NS, figures: 2 })

export class LatencyRecorder {
  readonly #wait = histogram()
  readonly #run = histogram()

  /** Nanoseconds. A thread's clock may be a little behind ours: less than nothing counts as nothing. */
  add(waitNs: number, runNs: number): void {
    this.#wait.record(within(waitNs))
    this.#run.record(within(runNs))
  }

  /** Null when nothing was recorded. */
  get latencies(): Latencies | null {
    if (this.#run.count === 0) return null
    return { wait: latencyOf(this.#wait), run: latencyOf(this.#run) }
  }
}

/** A histogram has no zero. */
const within = (ns: number) => Math.min(MOST_NS, Math.max(1, Math.round(ns)))

function latencyOf(of: RecordableHistogram): Latency {
  return {
    count: of.count,
    min: of.min,
    max: of.max,
    mean: of.mean,
    p50: of.percentile(50),
    p95: of.percentile(95),
    p99: of.percentile(99),
    p999: of.percentile(99.9),
    percentiles: [...of.percentiles],
  }
}
