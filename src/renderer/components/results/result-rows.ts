/**
 * A report as rows: its points (a single run is one), the samples of a point, the ceilings to hold them against,
 * and what other programs measured. Figures are null where they were not measured or mean nothing for that kind of row. Throughput is
 * MB/s, times are nanoseconds.
 */
import type { CodecId } from '../../../shared/codecs.ts'
import type { ImportedRow } from '../../../shared/imported.ts'
import type { Ceiling, Point, Report, Sample } from '../../../shared/report.ts'
import type { RunResult } from '../../../shared/result.ts'
import type { Design, RunSettings } from '../../../shared/settings.ts'
import { pointLabel } from '../../../shared/sweep.ts'
import { median } from '../../charts/median.ts'
import { strings } from '../../strings/index.ts'

export interface ResultRow {
  readonly kind: 'point' | 'sample' | 'ceiling' | 'imported'
  /** Its own in the table. */
  readonly id: string
  readonly dump: string
  readonly label: string
  readonly codec: CodecId | null
  readonly level: number | null
  readonly threads: number | null
  readonly requestBytes: number | null
  readonly waitThread: boolean | null
  readonly design: Design | null
  readonly throughput: number | null
  /** 95 % interval of the median; null for one sample. */
  readonly low: number | null
  readonly high: number | null
  readonly ratio: number | null
  /** Mean over threads (and samples), 0–1. */
  readonly utilisation: number | null
  readonly pagesPerSecond: number | null
  readonly decompression: number | null
  readonly waitP50: number | null
  readonly waitP99: number | null
  readonly runP50: number | null
  readonly runP99: number | null
  readonly samples: number | null
  /** What is odd about it, in words. */
  readonly notes: readonly string[]
  /** What was measured; null for ceilings and imported rows. */
  readonly point: Point | null
}

const nothing = {
  ...{
    codec: null,
    level: null,
    threads: null,
    requestBytes: null,
    waitThread: null,
    design: null,
  },
  ...{ throughput: null, low: null, high: null, ratio: null, utilisation: null },
  ...{ pagesPerSecond: null, decompression: null, samples: null, notes: [], point: null },
  ...{ waitP50: null, waitP99: null, runP50: null, runP99: null },
}

/** Half-width of the interval ÷ median that gets a word: src/main/bench/noise.ts calls the same one wide. */
const WIDE = 0.05

/** A report never changes: its rows are made once, however often one turns to them. */
const rowsOf = new WeakMap<Report, readonly ResultRow[]>()

/** The points in the report's order, then its ceilings, then what was imported. */
export function resultRows(report: Report): readonly ResultRow[] {
  const rows = rowsOf.get(report) ?? makeRows(report)
  rowsOf.set(report, rows)
  return rows
}

function makeRows(report: Report): readonly ResultRow[] {
  const dumpName = (dump: number) => report.dumps[dump]?.facts.name ?? ''
  return [
    ...report.points.map((point, i) => pointRow(point, `p${i}`, dumpName(point.dump))),
    ...report.ceilings.map((ceiling, i) => ceilingRow(ceiling, `c${i}`, dumpName(ceiling.dump))),
    ...report.imported.map((row, i) => importedRow(row, `i${i}`)),
  ]
}

const chosen = ({ codec, level, threads, requestBytes, waitThread, design }: RunSettings) => ({
  ...{ codec, level, threads, requestBytes, waitThread, design },
})

function pointRow(point: Point, id: string, dump: string): ResultRow {
  const { settings, samples, summary } = point
  const { throughput, compressionRate, decompressThroughput } = summary
  const results = samples.map(({ result }) => result)
  return {
    ...nothing,
    ...{ kind: 'point', id, dump, label: pointLabel(settings), point },
    ...chosen(settings),
    throughput: throughput?.median ?? null,
    low: throughput && throughput.samples > 1 ? throughput.low : null,
    high: throughput && throughput.samples > 1 ? throughput.high : null,
    ratio: compressionRate?.median ?? null,
    utilisation: utilisationOf(results),
    pagesPerSecond: median(results.map(result => result.pagesPerSecond)) ?? null,
    decompression: decompressThroughput?.median ?? null,
    ...latencyOf(samples),
    samples: samples.length,
    // In the language of whoever reads it: the window's, or a file's.
    get notes() {
      return notesOf(point)
    },
  }
}

function notesOf({ summary: { throughput }, samples }: Point): readonly string[] {
  const s = strings.table
  if (throughput === null) return samples.length === 0 ? [s.notMeasured] : []
  const { median: middle, low, high, outliers } = throughput
  const spread = middle > 0 ? (high - low) / 2 / middle : 0
  return [
    ...(throughput.samples > 1 && spread > WIDE ? [s.wide] : []),
    ...(outliers.length > 0 ? [s.outliers(outliers.length)] : []),
  ]
}

/** One row a sample, in the order in which they were taken. */
export function sampleRows(row: ResultRow): readonly ResultRow[] {
  const { point } = row
  if (row.kind !== 'point' || point === null) return []
  const outliers = new Set(point.summary.throughput?.outliers)
  return point.samples.map((sample, i) => {
    const { result } = sample
    return {
      ...nothing,
      ...{ kind: 'sample', id: `${row.id}.${i}`, dump: row.dump, point },
      get label() {
        return strings.table.sample(i + 1)
      },
      throughput: result.throughput,
      ratio: result.compressionRate > 0 ? result.compressionRate : null,
      utilisation: utilisationOf([result]),
      pagesPerSecond: result.pagesPerSecond,
      decompression: result.verifiedPages > 0 ? result.decompressThroughput : null,
      ...latencyOf([sample]),
      get notes() {
        return outliers.has(i) ? [strings.table.outlier] : []
      },
    }
  })
}

function ceilingRow(
  { kind, codec, samples, summary }: Ceiling,
  id: string,
  dump: string,
): ResultRow {
  const of = codec === null ? '' : ` ${codec.codec}-${codec.level} ${codec.requestBytes / 1024}K`
  return {
    ...nothing,
    ...{ kind: 'ceiling', id, dump },
    get label() {
      return `${strings.table.ceiling[kind]}${of}`
    },
    ...(codec === null ? {} : codec),
    threads: 1,
    throughput: summary?.median ?? null,
    low: summary && summary.samples > 1 ? summary.low : null,
    high: summary && summary.samples > 1 ? summary.high : null,
    samples: samples.length,
  }
}

function importedRow(row: ImportedRow, id: string): ResultRow {
  const { source, name, input, throughput, ratio, decompressThroughput, file, notes } = row
  return {
    ...nothing,
    ...{ kind: 'imported', id, dump: input ?? '', label: `${source}: ${name}`, throughput, ratio },
    decompression: decompressThroughput,
    get notes() {
      return [strings.table.importedFrom(file), ...notes]
    },
  }
}

function utilisationOf(results: readonly RunResult[]): number | null {
  const threads = results.flatMap(result => result.threads)
  return threads.length === 0
    ? null
    : Math.min(1, threads.reduce((sum, thread) => sum + thread.utilisation, 0) / threads.length)
}

/** Medians over the samples of their percentiles. */
function latencyOf(samples: readonly Sample[]) {
  const known = samples.flatMap(({ latency }) => latency ?? [])
  const middle = (of: (latency: (typeof known)[number]) => number) => median(known.map(of)) ?? null
  return {
    waitP50: middle(({ wait }) => wait.p50),
    waitP99: middle(({ wait }) => wait.p99),
    runP50: middle(({ run }) => run.p50),
    runP99: middle(({ run }) => run.p99),
  }
}

export type Best = 'fastest' | 'best-ratio'

/**
 * The best of each dump among the points given, by row: what takes most guest memory in per second, and what makes
 * it smallest. Nothing is best where there is nothing to choose from; the codec `none` is a ceiling, no choice.
 */
export function bestOf(rows: readonly ResultRow[]): ReadonlyMap<string, readonly Best[]> {
  const marks = new Map<string, Best[]>()
  const points = rows.filter(row => row.kind === 'point' && row.codec !== 'none')
  for (const dump of new Set(points.map(row => row.dump))) {
    const here = points.filter(row => row.dump === dump)
    for (const [mark, figure] of [
      ['fastest', 'throughput'],
      ['best-ratio', 'ratio'],
    ] as const) {
      const values = here.flatMap(row => row[figure] ?? [])
      const most = Math.max(...values)
      // Equal ratios at every thread count are the rule: the mark says something only where they differ.
      if (values.length < 2 || values.every(value => value === most)) continue
      for (const row of here) {
        if (row[figure] === most) marks.set(row.id, [...(marks.get(row.id) ?? []), mark])
      }
    }
  }
  return marks
}
