/**
 * Reports of sweeps, computed from a seed: what the tables and charts of reports are tested on. Throughput grows
 * with threads and flattens, falls with the level; every figure is a pure function of the point and the sample.
 */
import type { CodecId } from '../../src/shared/codecs.ts'
import { plainInventory } from '../../src/shared/dump-facts.ts'
import type { Latency, Point, Report, Sample } from '../../src/shared/report.ts'
import { defaultSweep, sweepPoints, type SweepAxes } from '../../src/shared/sweep.ts'
import type { RunSettings } from '../../src/shared/settings.ts'
import { plainEnvironment } from '../report/run-report.ts'
import { sampleFacts } from './fake-facts.ts'

export interface FakeSweep {
  readonly axes?: Partial<SweepAxes>
  readonly dumps?: readonly string[]
  readonly samples?: number
  /** How many times as fast it is. */
  readonly speed?: number
  readonly latency?: boolean
}

const PAGES = 16_384
const BYTES = PAGES * 4096

/** MB/s of one thread at level 1, and what level 1 makes of the pages. */
const alones: Partial<Record<CodecId, number>> = {
  fflate: 45,
  zlib: 118,
  zstd: 260,
  lz4: 700,
  none: 4000,
}
const ratios: Partial<Record<CodecId, number>> = {
  fflate: 2.6,
  zlib: 2.69,
  zstd: 2.8,
  lz4: 1.9,
  none: 1,
}

/** Between 0 and 1, from two numbers. */
const wobble = (a: number, b: number) => {
  const x = Math.sin(a * 12.9898 + b * 78.233) * 43_758.5453
  return x - Math.floor(x)
}

export function fakeSweep(options: FakeSweep = {}): Report {
  const { axes = {}, dumps = ['guest.elf'], samples = 3, speed = 1, latency = true } = options
  const plan = { ...defaultSweep, axes: { ...defaultSweep.axes, ...axes } }
  const points = sweepPoints(plan, dumps.length).map(({ dump, settings }, i): Point => {
    const taken = Array.from({ length: samples }, (_, n) =>
      sampleOf(settings, i, n, speed * (1 + dump * 0.3), latency),
    )
    const values = taken.map(({ result }) => result.throughput).sort((a, b) => a - b)
    const ratios = taken.map(({ result }) => result.compressionRate)
    return {
      ...{ dump, settings, codecVersion: `${settings.codec} of the tests`, samples: taken },
      summary: {
        throughput: summaryOf(values),
        compressionRate: summaryOf(ratios),
        decompressThroughput: null,
      },
    }
  })
  return {
    ...{ format: 'migrascope-report', version: 2, outcome: 'done' },
    tool: { name: 'migrascope', version: '0.1.0' },
    createdAt: '2026-11-24T06:00:00.000Z',
    command: `migrascope sweep ${dumps.map(name => `/dumps/${name}`).join(' ')} --codec zlib:1`,
    environment: plainEnvironment,
    dumps: dumps.map(name => ({
      facts: { ...sampleFacts, name },
      inventory: plainInventory(PAGES),
      content: null,
    })),
    plan,
    points,
    ceilings: [
      { kind: 'memcpy', dump: 0, codec: null, samples: [9100, 9000, 9050] },
      { kind: 'zero-scan', dump: 0, codec: null, samples: [14_000, 14_200, 14_100] },
      {
        ...{ kind: 'plain-loop', dump: 0, samples: [118, 120, 119] },
        codec: { codec: 'zlib', level: 1, requestBytes: 4096 },
      },
    ].map(row => ({ ...row, summary: summaryOf(row.samples) })) as Report['ceilings'],
    noise: { verdict: 'quiet', causes: [] },
    imported: [],
  }
}

function summaryOf(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const [min = 0, max = 0] = [sorted[0], sorted.at(-1)]
  const median = sorted[sorted.length >> 1] ?? 0
  return { samples: values.length, median, low: min, high: max, min, max, outliers: [] }
}

function sampleOf(
  settings: RunSettings,
  point: number,
  n: number,
  speed: number,
  latency: boolean,
): Sample {
  const { codec, level, threads, design, requestBytes } = settings
  const alone = (alones[codec] ?? 100) * speed
  const slower = alone / (1 + Math.max(0, level - 1) * 0.35)
  const knee = design === 'baseline' ? 12 : 32
  const scaling = threads / (1 + (threads / knee) ** 2)
  const throughput = slower * scaling * (0.985 + 0.03 * wobble(point, n))
  const base = ratios[codec] ?? 2
  const compressionRate = codec === 'none' ? 1 : base + Math.log(Math.max(1, level)) * 0.22
  const wallNs = (BYTES * 1000) / throughput
  const busy = Math.min(0.97, scaling / threads)
  const compressedSize = Math.round((BYTES * 0.6) / compressionRate)
  return {
    ...{ order: n, atMs: n * 1000, load: null },
    latency: latency
      ? { wait: latencyOf(20_000 * threads), run: latencyOf((requestBytes * 1000) / slower) }
      : null,
    result: {
      pages: { total: PAGES, normal: PAGES * 0.6, duplicate: PAGES * 0.4 },
      ...{ busy: 0, busyRate: 0, bytesIn: BYTES, bytesOut: compressedSize, compressedSize },
      ...{ compressionRate, storedRaw: 3, wallNs, throughput, requestBytes, source: 'memory' },
      pagesPerSecond: (PAGES * 1e9) / wallNs,
      ...{ verified: false, verifiedPages: 0, decompressThroughput: 0 },
      phases: {
        ...{ start: 2e6, load: 3e8, read: 0, scan: wallNs * 0.1, submit: wallNs * 0.2 },
        ...{ wait: wallNs * 0.65, drain: wallNs * 0.05, verify: 0 },
      },
      threads: Array.from({ length: threads }, () => ({
        ...{ requests: PAGES / threads, bytesIn: BYTES / threads, bytesOut: 1e6 },
        busyNs: wallNs * busy,
        waitNs: wallNs * (1 - busy),
        blockedNs: 0,
        cpuNs: wallNs * busy,
        utilisation: busy,
      })),
      decompressThreads: [],
    },
  }
}

/** A long tail over a middle. */
function latencyOf(middle: number): Latency {
  const at = (percentile: number) => middle * (0.4 + 0.6 / (1 - percentile / 100.001) ** 0.35)
  const steps = [0, 25, 50, 75, 87.5, 90, 95, 97.5, 99, 99.5, 99.9, 99.95, 99.99, 100]
  return {
    ...{ count: PAGES, min: at(0), max: at(100), mean: middle * 1.2 },
    ...{ p50: at(50), p95: at(95), p99: at(99), p999: at(99.9) },
    percentiles: steps.map(step => [step, at(step)]),
  }
}
