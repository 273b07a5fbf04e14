/**
 * The headline figures of a run from its live samples: throughput lately and on average, the
 * compression-rate so far, pages per second, busy pages and how full the queue is. Undefined is "not known
 * yet", never zero.
 */
import type { LiveFigures } from '../../shared/live.ts'

export interface Headline {
  /** MB/s over the last second of measured time. */
  readonly throughputNow: number | undefined
  /** MB/s since the clock started. */
  readonly throughput: number | undefined
  readonly compressionRate: number | undefined
  readonly pagesPerSecond: number | undefined
  readonly busy: number | undefined
  /** 0–1. */
  readonly queueFill: number | undefined
}

export const noHeadline: Headline = {
  throughputNow: undefined,
  throughput: undefined,
  compressionRate: undefined,
  pagesPerSecond: undefined,
  busy: undefined,
  queueFill: undefined,
}

/** Bytes and nanoseconds to MB/s of 10^6 bytes. */
export const megabytesPerSecond = (bytes: number, ns: number) => (bytes * 1000) / ns

const WINDOW_NS = 1e9

export class HeadlineMeter {
  #recent: { readonly elapsedNs: number; readonly bytesIn: number }[] = [
    { elapsedNs: 0, bytesIn: 0 },
  ]

  update(figures: LiveFigures): Headline {
    const { elapsedNs, bytesIn } = figures
    const recent = this.#recent
    if (elapsedNs > (recent.at(-1)?.elapsedNs ?? 0)) recent.push({ elapsedNs, bytesIn })
    while (recent.length > 2 && (recent[1]?.elapsedNs ?? 0) <= elapsedNs - WINDOW_NS) recent.shift()
    const oldest = recent[0]
    const newest = recent.at(-1)
    const span = (newest?.elapsedNs ?? 0) - (oldest?.elapsedNs ?? 0)
    const started = elapsedNs > 0
    const codecIn = sum(figures, 'bytesIn')
    const codecOut = sum(figures, 'bytesOut')
    return {
      throughputNow:
        span > 0
          ? megabytesPerSecond((newest?.bytesIn ?? 0) - (oldest?.bytesIn ?? 0), span)
          : undefined,
      throughput: started ? megabytesPerSecond(bytesIn, elapsedNs) : undefined,
      compressionRate: codecOut > 0 ? codecIn / codecOut : undefined,
      pagesPerSecond: started ? (figures.pagesTotal * 1e9) / elapsedNs : undefined,
      busy: started ? figures.busyPages : undefined,
      queueFill: figures.capacity > 0 ? figures.pending / figures.capacity : undefined,
    }
  }
}

const sum = (figures: LiveFigures, key: 'bytesIn' | 'bytesOut') =>
  figures.compress.reduce((total, thread) => total + thread[key], 0)
