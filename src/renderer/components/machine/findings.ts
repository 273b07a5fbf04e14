/**
 * What of a machine speaks against figures that were measured on it, worst first, each with what it means for
 * them. Only what is known is held against it: an unknown governor is in the record as unknown, and no finding.
 */
import type { Environment } from '../../../shared/environment.ts'
import type { Noise, ReportDump } from '../../../shared/report.ts'
import { listed, strings } from '../../strings/index.ts'
import { formatBytes, formatCount, formatDecimal, formatShort } from '../../ui/figures.ts'

export interface Finding {
  readonly id: string
  /** `warning`: the figures may be off. `note`: good to know when they are compared. */
  readonly severity: 'warning' | 'note'
  readonly title: string
  readonly meaning: string
}

export interface FindingsOptions {
  readonly environment: Environment
  readonly noise: Noise | null
  readonly dumps: readonly ReportDump[]
  /** The most compression threads that were measured; null: nothing was yet. */
  readonly threads: number | null
}

/** Runnable threads per CPU that show in figures; src/main/bench/noise.ts draws the same line. */
const LOAD = 0.5
/** Share of the memory below which the system begins to look for some. */
const LITTLE_MEMORY = 0.1
const COARSE_TIMER_NS = 10_000

export function findings(options: FindingsOptions): readonly Finding[] {
  const { environment: e, noise, dumps, threads } = options
  const s = strings.machine.findings
  const found: Finding[] = []
  const add = (
    severity: Finding['severity'],
    id: string,
    [title, meaning]: readonly [title: string, meaning: string],
  ) => found.push({ id, severity, title, meaning })

  if (noise?.verdict === 'noisy') {
    add('warning', 'noise', s.noise(listed(noise.causes.map(strings.machine.cause))))
  }
  const available = Math.min(e.cpus, e.cpuQuota ?? Infinity)
  if (threads !== null && threads > available) {
    add('warning', 'threads', s.threads(threads, available, formatShort(available, 2)))
  } else if (threads !== null && threads === e.cpus) {
    add('note', 'submitter', s.submitter(threads))
  }
  if (e.cpuQuota !== null && e.cpuQuota < e.cpus) {
    add('warning', 'quota', s.quota(formatShort(e.cpuQuota, 2), e.cpus))
  }
  if (e.governor !== null && e.governor !== 'performance') {
    add('warning', 'governor', s.governor(e.governor))
  }
  if (e.onBattery === true) add('warning', 'battery', s.battery)
  if (e.loadAverage !== null && e.loadAverage / e.cpus > LOAD) {
    add('warning', 'load', s.load(formatDecimal(e.loadAverage, 2), e.cpus))
  }
  if (e.availableBytes !== null && e.availableBytes < e.memoryBytes * LITTLE_MEMORY) {
    add('warning', 'memory', s.memory(formatBytes(e.availableBytes), formatBytes(e.memoryBytes)))
  }
  if (e.turbo === true) add('note', 'turbo', s.turbo)
  if (e.virtualisation !== null && e.virtualisation !== 'none') {
    add('note', 'virtual', s.virtual(e.virtualisation))
  }
  const { cores, threadsPerCore } = e
  if (threadsPerCore !== null && threadsPerCore > 1 && cores !== null && (threads ?? 0) > cores) {
    add('note', 'smt', s.smt(cores, threadsPerCore))
  }
  if (e.energyPreference !== null && e.energyPreference !== 'performance') {
    add('note', 'energy', s.energy(e.energyPreference))
  }
  if (e.throttled !== null && e.throttled > 0) {
    add('note', 'throttled', s.throttled(formatCount(e.throttled)))
  }
  if (e.priority !== null && e.priority > 0) add('note', 'priority', s.priority(e.priority))
  if (e.numaNodes !== null && e.numaNodes > 1) add('note', 'numa', s.numa(e.numaNodes))
  if (e.timerNs !== null && e.timerNs > COARSE_TIMER_NS) add('note', 'timer', s.timer)
  if (dumps.some(({ content }) => content === null)) add('note', 'checksum', s.checksum)
  return found.sort((a, b) => rank(a) - rank(b))
}

const rank = ({ severity }: Finding) => (severity === 'warning' ? 0 : 1)
