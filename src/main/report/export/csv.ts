/**
 * A report as tidy CSV for spreadsheets and statistics: one row a sample, and rows of the kinds `ceiling` and
 * `imported` besides. RFC 4180 with a heading; units are in the names; figures have a point and no other mark,
 * what is not known is empty.
 */
import type { ImportedRow } from '../../../shared/imported.ts'
import type { Ceiling, Latency, Point, Report, Sample } from '../../../shared/report.ts'
import { pointLabel } from '../../../shared/sweep.ts'

type Cell = string | number | boolean | null | undefined
type Row = Readonly<Record<string, Cell>>

const phases = ['start', 'load', 'read', 'scan', 'submit', 'wait', 'drain', 'verify'] as const
const percentiles = ['p50', 'p95', 'p99', 'p999'] as const

const columns = [
  ...['kind', 'dump', 'name', 'codec', 'level', 'threads', 'request_bytes', 'design'],
  ...['wait_thread', 'codec_version', 'sample', 'order_in_sweep', 'at_ms', 'outlier'],
  ...['throughput_mb_per_s', 'compression_rate', 'decompress_mb_per_s', 'utilisation_share'],
  ...['pages_total', 'pages_normal', 'pages_duplicate', 'pages_busy', 'busy_rate'],
  ...['bytes_in', 'bytes_out', 'compressed_bytes', 'stored_raw_requests', 'source', 'verified'],
  ...['wall_ns', ...phases.map(phase => `phase_${phase}_ns`)],
  ...['threads_busy_ns', 'threads_wait_ns', 'threads_blocked_ns', 'threads_cpu_ns'],
  ...percentiles.map(p => `request_wait_${p}_ns`),
  ...percentiles.map(p => `request_run_${p}_ns`),
  ...['load_others_share', 'load_steal_share', 'frequency_ratio', 'swapped_pages', 'notes'],
]

export function csvOf(report: Report): string {
  const rows = [
    ...report.points.flatMap(point => point.samples.map((_, i) => sampleRow(report, point, i))),
    ...report.ceilings.flatMap(ceiling => ceilingRows(report, ceiling)),
    ...report.imported.map(importedRow),
  ]
  const lines = [columns, ...rows.map(row => columns.map(column => row[column]))]
  return lines.map(cells => `${cells.map(cellText).join(',')}\r\n`).join('')
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection). Figures of
 * ours may begin with a minus and are left alone.
 */
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const dumpName = (report: Report, dump: number) => report.dumps[dump]?.facts.name

function sampleRow(report: Report, point: Point, index: number): Row {
  const { settings, codecVersion, summary } = point
  const sample = point.samples[index] as Sample
  const { result, load } = sample
  const sum = (figure: 'busyNs' | 'waitNs' | 'blockedNs' | 'cpuNs') =>
    result.threads.reduce((total, thread) => total + thread[figure], 0)
  const threads = result.threads.length
  return {
    kind: 'sample',
    dump: dumpName(report, point.dump),
    name: pointLabel(settings),
    codec: settings.codec,
    level: settings.level,
    threads: settings.threads,
    request_bytes: result.requestBytes,
    design: settings.design,
    wait_thread: settings.waitThread,
    codec_version: codecVersion,
    sample: index,
    order_in_sweep: sample.order,
    at_ms: sample.atMs,
    outlier: summary.throughput?.outliers.includes(index) ?? false,
    throughput_mb_per_s: result.throughput,
    compression_rate: result.compressionRate,
    decompress_mb_per_s: result.verifiedPages > 0 ? result.decompressThroughput : null,
    utilisation_share:
      threads === 0 ? null : result.threads.reduce((all, t) => all + t.utilisation, 0) / threads,
    pages_total: result.pages.total,
    pages_normal: result.pages.normal,
    pages_duplicate: result.pages.duplicate,
    pages_busy: result.busy,
    busy_rate: result.busyRate,
    bytes_in: result.bytesIn,
    bytes_out: result.bytesOut,
    compressed_bytes: result.compressedSize,
    stored_raw_requests: result.storedRaw,
    source: result.source,
    verified: result.verified,
    wall_ns: result.wallNs,
    ...Object.fromEntries(phases.map(phase => [`phase_${phase}_ns`, result.phases[phase]])),
    threads_busy_ns: sum('busyNs'),
    threads_wait_ns: sum('waitNs'),
    threads_blocked_ns: sum('blockedNs'),
    threads_cpu_ns: sum('cpuNs'),
    ...latencyCells('wait', sample.latency?.wait),
    ...latencyCells('run', sample.latency?.run),
    load_others_share: load?.others,
    load_steal_share: load?.steal,
    frequency_ratio: load?.frequency,
    swapped_pages: load?.swapped,
  }
}

const latencyCells = (of: 'wait' | 'run', latency: Latency | undefined): Row =>
  Object.fromEntries(percentiles.map(p => [`request_${of}_${p}_ns`, latency?.[p]]))

function ceilingRows(report: Report, { kind, dump, codec, samples }: Ceiling): Row[] {
  return samples.map((speed, sample) => ({
    kind: 'ceiling',
    dump: dumpName(report, dump),
    name: kind,
    codec: codec?.codec,
    level: codec?.level,
    threads: 1,
    request_bytes: codec?.requestBytes,
    sample,
    throughput_mb_per_s: speed,
  }))
}

function importedRow(row: ImportedRow): Row {
  return {
    kind: 'imported',
    dump: row.input,
    name: `${row.source}: ${row.name}`,
    throughput_mb_per_s: row.throughput,
    compression_rate: row.ratio,
    decompress_mb_per_s: row.decompressThroughput,
    pages_normal: row.qemu?.normal,
    pages_duplicate: row.qemu?.duplicate,
    pages_busy: row.qemu?.busy,
    bytes_in: row.bytesIn,
    compressed_bytes: row.bytesOut,
    wall_ns: row.qemu === null ? null : row.qemu.totalTime * 1e6,
    notes: [`from ${row.file}`, ...row.notes].join('; '),
  }
}
