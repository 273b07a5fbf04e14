/** A run's report as text: what was run, the figures in QEMU's words with units, threads, and where time went. */
import type { RunRecord } from '../../shared/report.ts'
import type { RunResult, ThreadResult } from '../../shared/result.ts'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRate,
  formatShare,
  formatThroughput,
} from '../../shared/units.ts'
import { table } from './table.ts'
import { bold, dim, type Output } from './terminal.ts'

export function resultTable(report: RunRecord, output: Output): string {
  const { result } = report
  const head = [bold(output, headline(report)), dim(output, settingsLine(report))]
  const sections = [
    head,
    figures(report),
    phases(result),
    threads('compression threads', result.threads),
    ...(result.decompressThreads.length > 0
      ? [threads('decompression threads', result.decompressThreads)]
      : []),
    [dim(output, report.command)],
  ]
  return `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function headline({ dump, outcome }: RunRecord): string {
  const what = `${dump.name}: ${formatBytes(dump.guestBytes)} of guest memory, ${dump.variant}`
  return outcome === 'cancelled' ? `${what} (cancelled, figures so far)` : what
}

function settingsLine({ settings, codecVersion, result }: RunRecord): string {
  return [
    `${settings.codec} level ${settings.level} (${codecVersion})`,
    settings.threads === 1 ? '1 thread' : `${settings.threads} threads`,
    `requests of ${formatBytes(result.requestBytes)}`,
    ...(settings.design === 'baseline' ? ['baseline design'] : []),
    ...(settings.requestsPerThread === 'auto'
      ? []
      : [`${settings.requestsPerThread} requests per thread`]),
    `wait-thread ${settings.waitThread ? 'on' : 'off'}`,
    sources[result.source],
  ].join(', ')
}

const sources: Readonly<Record<RunResult['source'], string>> = {
  memory: 'pages in memory beforehand',
  sample: 'a sample of the pages in memory beforehand',
  disk: 'pages read while the clock runs',
}

function figures({ result: r, outcome }: RunRecord): string[] {
  const rows = [
    ['pages total', formatCount(r.pages.total), ''],
    ['pages normal', formatCount(r.pages.normal), ''],
    ['pages duplicate', formatCount(r.pages.duplicate), 'zero pages'],
    ['busy', formatCount(r.busy), 'pages sent uncompressed'],
    ['busy-rate', formatShare(r.busyRate), ''],
    ['bytes in', formatBytes(r.bytesIn), ''],
    ['bytes out', formatBytes(r.bytesOut), ''],
    ['compressed-size', formatBytes(r.compressedSize), ''],
    ['compression-rate', formatRate(r.compressionRate), ''],
    ['stored raw', formatCount(r.storedRaw), 'requests that did not get smaller'],
    ['wall time', formatDuration(r.wallNs), ''],
    ['throughput', formatThroughput(r.throughput), 'guest memory taken in'],
    ['pages/s', formatCount(r.pagesPerSecond), ''],
    ['verified', verified(r, outcome), ''],
  ]
  if (r.verifiedPages > 0) {
    rows.push(['decompression', formatThroughput(r.decompressThroughput), 'while verifying'])
  }
  return table(rows, ['left', 'right', 'left'])
}

function verified(r: RunResult, outcome: RunRecord['outcome']): string {
  if (r.verified) return `yes, ${formatCount(r.verifiedPages)}`
  if (r.verifiedPages === 0) return 'no'
  return outcome === 'cancelled' ? `in part, ${formatCount(r.verifiedPages)}` : 'no'
}

const inside = ['read', 'scan', 'submit', 'wait', 'drain'] as const
const outside = ['start', 'load', 'verify'] as const

function phases({ phases: p, wallNs }: RunResult): string[] {
  const part = (ns: number) => (wallNs > 0 ? formatShare(ns / wallNs) : '')
  return table(
    [
      ['submitter', 'time', 'of wall time'],
      ...inside.map(name => [name, formatDuration(p[name]), part(p[name])]),
      ...outside.map(name => [name, formatDuration(p[name]), 'outside']),
    ],
    ['left', 'right', 'right'],
  )
}

function threads(title: string, results: readonly ThreadResult[]): string[] {
  const rows = results.map((t, i) => [
    String(i),
    formatCount(t.requests),
    formatBytes(t.bytesIn),
    formatBytes(t.bytesOut),
    formatDuration(t.busyNs),
    formatDuration(t.waitNs),
    formatDuration(t.blockedNs),
    formatDuration(t.cpuNs),
    formatShare(t.utilisation),
  ])
  const names = ['requests', 'in', 'out', 'busy', 'waiting', 'blocked', 'CPU', 'utilisation']
  return table([[title, ...names], ...rows], ['left', ...names.map(() => 'right' as const)])
}
