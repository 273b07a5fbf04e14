/** A sweep as big as a real one: two codecs and two designs against threads, with times of requests and all rows. */
import { ceilingOf } from '../../../src/main/bench/ceiling-rows.ts'
import { readRows, withImported } from '../../../src/main/report/import/import-rows.ts'
import type { Latency, Report } from '../../../src/shared/report.ts'
import type { RunSettings } from '../../../src/shared/settings.ts'
import { type PointParts, sweepReport } from '../sweep-report.ts'

const lzbench = `Compressor name,Compression speed,Decompression speed,Original size,Compressed size,Ratio,Filename
zstd 1.5.7 -1,422.27,1347.61,211957760,73422932,34.64,guest.raw
lz4 1.10.0,681.10,4200.00,211957760,100880800,47.59,guest.raw`

const curves: [Partial<RunSettings>, one: number, rate: number][] = [
  [{ codec: 'zlib', level: 1 }, 95, 3.21],
  [{ codec: 'zstd', level: 1 }, 310, 3.36],
  [{ codec: 'zstd', level: 9 }, 60, 3.71],
  [{ codec: 'lz4', level: 1 }, 520, 2.28],
  [{ codec: 'zlib', level: 1, design: 'baseline' }, 90, 3.21],
]
const counts = [1, 2, 4, 8, 12, 16]

function latency(scale: number): Latency {
  const at = (share: number) => Math.round(scale * (1 + share * share * 4))
  const percentiles = [0, 25, 50, 75, 87.5, 93.75, 96.875, 99, 99.5, 99.9, 99.99, 100]
  const curve = percentiles.map((p): [number, number] => [p, at(Math.log10(100 / (100.001 - p)))])
  return {
    ...{ count: 10_000, min: at(0), max: at(5), mean: at(0.4), p50: at(0.3), p95: at(1.3) },
    ...{ p99: at(2), p999: at(3), percentiles: curve },
  }
}

/** 30 points of 5 samples each. Threads are worth less the more there are, of `baseline` most. */
export function richReport(): Report {
  const points = curves.flatMap(([settings, one, rate]) =>
    counts.map((threads): PointParts => {
      const loss = settings.design === 'baseline' ? 0.12 : 0.02
      const speed = (one * threads) / (1 + loss * (threads - 1) ** 1.3)
      return {
        settings: { ...settings, threads, decompressThreads: threads },
        throughputs: [0.985, 0.99, 1, 1.01, 1.02].map(noise => speed * noise),
        compressionRate: rate,
      }
    }),
  )
  const report = sweepReport({ points, memcpy: [9800, 10_000, 10_100], cpuModel: 'EPYC 9354P' })
  for (const point of report.points) {
    for (const { result } of point.samples) {
      const { wallNs } = result
      const wait = 0.75 / point.settings.threads ** 0.5
      result.phases = {
        ...{ start: 1, load: 2, verify: 0 },
        read: 0,
        scan: 0.1 * wallNs,
        submit: (0.87 - wait) * wallNs,
        wait: wait * wallNs,
        drain: 0.03 * wallNs,
      }
      const [thread] = result.threads
      if (thread) result.threads = Array.from({ length: point.settings.threads }, () => thread)
    }
    for (const sample of point.samples) {
      const run = 4e9 / (curves.find(([s]) => s.codec === point.settings.codec)?.[1] ?? 100)
      sample.latency = { run: latency(run / 1000), wait: latency(run / 200) }
    }
  }
  report.ceilings.push(
    ceilingOf({
      dump: 0,
      task: { kind: 'plain-loop', codec: 'zlib', level: 1, requestBytes: 4096 },
      samples: [100, 101, 102],
    }),
  )
  return withImported(report, readRows('lzbench.csv', lzbench))
}
