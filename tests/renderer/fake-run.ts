/**
 * A run that nobody computes: totals that grow by fixed rules, ten steps a second, and the report that
 * fits them. Figures are plausible and the same every time; threads differ by a seeded wobble.
 */
import { commandLine } from '../../src/shared/command-line.ts'
import { plainInventory, type DumpFacts } from '../../src/shared/dump-facts.ts'
import {
  encodeLive,
  type LiveFigures,
  type LivePhase,
  type ThreadFigures,
} from '../../src/shared/live.ts'
import type { Environment } from '../../src/shared/environment.ts'
import type { Report, TimelinePoint } from '../../src/shared/report.ts'
import type { ThreadResult } from '../../src/shared/result.ts'
import type { RunSettings } from '../../src/shared/settings.ts'
import { runReport } from '../report/run-report.ts'

const STEP_NS = 1e8
const ZERO = 0.35
const RATE = 2.69

export interface FakeRunOptions {
  /** MB/s that one thread compresses. */
  readonly perThread: number
  readonly cpus: number
  readonly environment: Environment
  readonly sample: boolean
}

type Words = Omit<ThreadFigures, 'state'> & { state: ThreadFigures['state'] }

const idle = (): Words => ({
  requests: 0,
  bytesIn: 0,
  bytesOut: 0,
  busyNs: 0,
  waitNs: 0,
  blockedNs: 0,
  cpuNs: 0,
  state: 'waiting',
})

const spawn = (count: number) => Array.from({ length: count }, idle)

/** Small, seeded, good enough to make lanes look alive. */
function wobble(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453
  return x - Math.floor(x)
}

export class FakeRun {
  readonly #facts: DumpFacts
  readonly #totalPages: number
  readonly #settings: RunSettings
  readonly #options: FakeRunOptions
  readonly #compress: Words[]
  readonly #decompress: Words[]
  readonly #timeline: TimelinePoint[] = []
  #sequence = 0
  #elapsedNs = 0
  #loaded = 0
  #done = 0
  #verified = 0
  #busyPages = 0
  #phase: LivePhase = 'load'

  constructor(facts: DumpFacts, settings: RunSettings, options: FakeRunOptions) {
    this.#facts = facts
    this.#totalPages = facts.totalPages ?? 0
    this.#settings = settings
    this.#options = options
    this.#compress = spawn(settings.threads)
    this.#decompress = spawn(settings.verify ? settings.decompressThreads : 0)
  }

  get finished(): boolean {
    const totalPages = this.#totalPages
    return this.#done >= totalPages && (!this.#settings.verify || this.#verified >= totalPages)
  }

  /** Goes on for a tenth of a second and gives the sample. */
  step(): Float64Array {
    if (this.#loaded < this.#facts.guestBytes) {
      this.#phase = 'load'
      this.#loaded = Math.min(this.#facts.guestBytes, this.#loaded + this.#facts.guestBytes / 4)
    } else if (this.#done < this.#totalPages) this.#compressStep()
    else this.#verifyStep()
    return encodeLive(this.#figures())
  }

  #work(threads: Words[], pages: number, rate: number): void {
    const starved = this.#options.cpus / threads.length
    threads.forEach((thread, i) => {
      const noise = wobble(i * 131 + this.#sequence * 7)
      const stall = this.#sequence % 17 === 5 ? 0.5 : 0
      const blocked = this.#settings.source === 'disk' ? 0.15 + 0.3 * noise : stall * noise
      const busy = Math.min(1, starved + 0.55) * (1 - blocked) * (0.72 + 0.28 * noise)
      thread.busyNs += busy * STEP_NS
      thread.blockedNs += blocked * STEP_NS
      thread.waitNs += (1 - busy - blocked) * STEP_NS
      thread.cpuNs += Math.min(busy, starved) * STEP_NS
      const share = (pages / threads.length) * (1 - ZERO)
      thread.requests += share
      thread.bytesIn += share * this.#facts.pageSize
      thread.bytesOut += (share * this.#facts.pageSize) / rate
      thread.state = noise > 0.2 ? 'busy' : 'waiting'
    })
  }

  #compressStep(): void {
    this.#phase = this.#sequence % 3 === 0 ? 'wait' : 'submit'
    const speed =
      this.#options.perThread *
      Math.min(this.#options.cpus, this.#settings.threads) *
      (0.85 + 0.3 * wobble(this.#sequence))
    const full = (speed * 1e5) / (1 - ZERO) / this.#facts.pageSize
    const pages = Math.min(full, this.#totalPages - this.#done)
    this.#done += pages
    this.#elapsedNs += STEP_NS
    if (!this.#settings.waitThread) this.#busyPages += Math.round(pages * 0.04)
    this.#work(this.#compress, pages, RATE)
    this.#timeline.push({
      elapsedNs: this.#elapsedNs,
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      threads: this.#compress.map(t => [t.busyNs, t.waitNs, t.blockedNs]),
    })
  }

  #verifyStep(): void {
    this.#phase = 'verify'
    for (const thread of this.#compress) thread.state = 'parked'
    const pages = Math.min(this.#totalPages / 12, this.#totalPages - this.#verified)
    this.#verified += pages
    this.#work(this.#decompress, pages, 1 / RATE)
  }

  get #pages() {
    const total = Math.min(this.#totalPages, Math.round(this.#done))
    const duplicate = Math.round(total * ZERO)
    return { total, duplicate, normal: total - duplicate }
  }

  get #bytesIn() {
    return this.#pages.total * this.#facts.pageSize
  }

  get #compressedSize() {
    const pages = this.#pages.normal - this.#busyPages
    return Math.round((pages * this.#facts.pageSize) / RATE)
  }

  get #bytesOut() {
    return this.#compressedSize + this.#busyPages * this.#facts.pageSize
  }

  #figures(): LiveFigures {
    const loading = this.#phase === 'load'
    return {
      sequence: ++this.#sequence,
      phase: this.#phase,
      elapsedNs: this.#elapsedNs,
      doneBytes: loading ? this.#loaded : this.#bytesIn,
      goalBytes: this.#facts.guestBytes,
      pagesTotal: this.#pages.total,
      pagesNormal: this.#pages.normal,
      pagesDuplicate: this.#pages.duplicate,
      busyPages: this.#busyPages,
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      verifiedPages: Math.round(this.#verified),
      pending: Math.round(this.#settings.threads * 64 * (0.4 + 0.5 * wobble(this.#sequence))),
      capacity: this.#settings.threads * 64,
      compress: this.#compress,
      decompress: this.#decompress,
    }
  }

  report(): Report {
    const { pageSize } = this.#facts
    const totalPages = this.#totalPages
    const wallNs = Math.max(1, this.#elapsedNs)
    const results = (threads: Words[]): ThreadResult[] =>
      threads.map(t => ({
        requests: Math.round(t.requests),
        bytesIn: Math.round(t.bytesIn),
        bytesOut: Math.round(t.bytesOut),
        busyNs: t.busyNs,
        waitNs: t.waitNs,
        blockedNs: t.blockedNs,
        cpuNs: t.cpuNs,
        utilisation: t.busyNs / wallNs,
      }))
    const compressed = (this.#pages.normal - this.#busyPages) * pageSize
    const verified = this.#settings.verify && this.#verified >= totalPages
    return runReport({
      tool: { name: 'migrascope', version: '0.1.0' },
      createdAt: '2026-11-24T06:00:00.000Z',
      command: commandLine(this.#options.sample ? '--sample' : this.#facts.name, this.#settings),
      dump: this.#facts,
      inventory: plainInventory(totalPages),
      settings: this.#settings,
      codecVersion: 'zlib 1.3.1',
      environment: this.#options.environment,
      outcome: this.finished ? 'done' : 'cancelled',
      result: {
        pages: this.#pages,
        busy: this.#busyPages,
        busyRate: this.#busyPages / Math.max(1, this.#pages.total),
        bytesIn: this.#bytesIn,
        bytesOut: this.#bytesOut,
        compressedSize: this.#compressedSize,
        compressionRate: this.#compressedSize > 0 ? compressed / this.#compressedSize : 0,
        storedRaw: Math.round(this.#pages.normal * 0.03),
        wallNs,
        throughput: (this.#bytesIn * 1000) / wallNs,
        pagesPerSecond: (this.#pages.total * 1e9) / wallNs,
        verified,
        verifiedPages: Math.round(this.#verified),
        decompressThroughput: verified ? 412.5 : 0,
        source: this.#settings.source === 'disk' ? 'disk' : 'memory',
        requestBytes: Math.max(pageSize, this.#settings.requestBytes),
        phases: {
          start: 3.1e6,
          load: 4e8,
          read: this.#settings.source === 'disk' ? wallNs * 0.3 : 0,
          scan: wallNs * 0.06,
          submit: wallNs * 0.14,
          wait: wallNs * (this.#settings.source === 'disk' ? 0.46 : 0.76),
          drain: wallNs * 0.04,
          verify: this.#settings.verify ? 1.2e9 : 0,
        },
        threads: results(this.#compress),
        decompressThreads: results(this.#decompress),
      },
      latency: null,
      timeline: this.#timeline,
    })
  }
}
