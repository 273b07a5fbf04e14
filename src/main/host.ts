/**
 * The one object that every shell talks to. It owns open dumps, running jobs, reports and recents; it
 * imports no `electron` and takes its worker URLs and its folder as parameters.
 */
import { basename, resolve } from 'node:path'
import type { Comparison } from '../shared/comparison.ts'
import type {
  HostFacts,
  Opened,
  OpenedDump,
  OpenedReport,
  Recent,
  RecoveredJournal,
  StartedRun,
  StartedSweep,
} from '../shared/contract.ts'
import type { ExportFormat } from '../shared/export-formats.ts'
import type { LinkQuestion } from '../shared/plan/link.ts'
import { fromFailure, MigrascopeError } from '../shared/failure.ts'
import type { PageMap } from '../shared/page-map.ts'
import type { Tool } from '../shared/report.ts'
import type { SeriesGuest, SeriesOutcome, SeriesPlan, SeriesWatch } from '../shared/series-bench.ts'
import type { RunSettings } from '../shared/settings.ts'
import type { SweepPlan } from '../shared/sweep.ts'
import { reportOfJournal } from './bench/journal-report.ts'
import { type BenchGuest, seriesBench } from './bench/series-bench.ts'
import type { DumpReference } from './dump/dump.ts'
import { sniff } from './dump/open.ts'
import { codecFacts, Engine, type WorkerUrls } from './migration/engine.ts'
import { PageCounter } from './migration/page-counter.ts'
import { PumpPort } from './migration/pump-port.ts'
import { reportFileName } from './report/build-report.ts'
import { build } from './report/built-of.ts'
import { checkReport, type Finding } from './report/check-report.ts'
import { compareReports } from './report/compare.ts'
import { environment } from './report/environment.ts'
import { type ExportedFile, exportReport } from './report/export/export-report.ts'
import { readRows, withImported } from './report/import/import-rows.ts'
import { mergeReports } from './report/merge.ts'
import { parseReport } from './report/parse-report.ts'
import { readReportFile, reportText } from './report/read-report.ts'
import { writeFileWhole } from './report/write-file.ts'
import { Censuses } from './store/censuses.ts'
import { Dumps } from './store/dumps.ts'
import { Emitter } from './store/emitter.ts'
import { Fingerprints } from './store/fingerprints.ts'
import type { HostEvents } from './store/host-events.ts'
import { Journals } from './store/journals.ts'
import { keepReport } from './store/kept-reports.ts'
import { PageMaps } from './store/page-maps.ts'
import { Recents } from './store/recents.ts'
import { Reports } from './store/reports.ts'
import { Runs } from './store/runs.ts'
import { Sweeps } from './store/sweeps.ts'

export type { WorkerUrls }

export interface HostOptions {
  readonly version: string
  readonly workers: WorkerUrls
  /** Where recents and the copies of finished reports are kept. Made when missing. */
  readonly dataFolder: string
}

/** Where a sweep's journal lies, when the user says so, and what the report names. */
export interface SweepHow {
  /** Gone on with when it is there. */
  readonly journal?: string
  readonly hostName?: boolean
}

export interface MergedReport {
  readonly report: OpenedReport
  /** What to know before its figures are read. */
  readonly warnings: readonly string[]
}

export type { ExportedFile, Finding, HostEvents }

/** All methods throw `MigrascopeError` (asynchronous ones reject with it). */
export interface Host extends AsyncDisposable {
  facts(): Promise<Pick<HostFacts, 'version' | 'codecs' | 'environment' | 'active' | 'activeSweep'>>
  openSample(): Promise<OpenedDump>
  /** Opens a dump or a report; the content decides. Adds it to the recents. */
  openPath(path: string): Promise<Opened>
  listRecent(): Recent[]
  openRecent(recent: string): Promise<Opened>
  removeRecent(recent: string): void
  closeDump(dump: string): void
  startCensus(dump: string): void
  cancelCensus(): void
  /** The pages of a dump by cell and class; null while they were not counted. */
  pageMap(dump: string): PageMap | null
  startRun(dump: string, settings: RunSettings): Promise<StartedRun>
  cancelRun(run: string): void
  /**
   * Measures every point of a plan on the dumps.
   * @throws MigrascopeError `busy` | `bad-argument` | `unknown-id`
   */
  startSweep(dumps: readonly string[], plan: SweepPlan, options?: SweepHow): Promise<StartedSweep>
  cancelSweep(sweep: string): void
  /** What programs that were killed had measured. */
  listRecovered(): Promise<RecoveredJournal[]>
  /** Makes a report of it, keeps that, and forgets the journal. */
  recover(journal: string): Promise<OpenedReport>
  /** Opens the dumps of a sweep that was killed, and goes on with it. */
  resumeSweep(journal: string): Promise<StartedSweep>
  forgetRecovered(journal: string): Promise<void>
  /** @throws MigrascopeError `not-comparable` | `unknown-id` */
  compareReports(reports: readonly string[], threshold?: number): Comparison
  /**
   * Joins the reports of one sweep's shards, given as texts: there may be more than are kept open.
   * @throws MigrascopeError `not-comparable`, and as `readReport`
   */
  mergeReports(reports: readonly { readonly name: string; readonly text: string }[]): MergedReport
  /**
   * A report in a format of others: one file, or one for each chart.
   * @param journal its journal as text, for bundles
   * @param question a link that Markdown and HTML give the answer for
   */
  exportReport(
    report: string,
    format: ExportFormat,
    journal?: string | null,
    question?: LinkQuestion | null,
  ): Promise<ExportedFile[]>
  /** Writes what was exported beside `path` and renames it into place. */
  writeExported(content: ExportedFile['content'], path: string): Promise<void>
  /**
   * The report with what another program measured beside it: a table of lzbench or an answer of query-migrate.
   * @throws MigrascopeError `bad-format` | `too-large` | `unknown-id`
   */
  importRows(report: string, name: string, text: string): OpenedReport
  /** What is wrong with a report's text, and where; nothing when it is whole. */
  checkReport(name: string, text: string): readonly Finding[]
  /** The series' benchmark: many runs, one after the other. What is done when it is stopped is its outcome. */
  bench(plan: SeriesPlan, watch: SeriesWatch): Promise<SeriesOutcome>
  /** A report's suggested file name and text. */
  reportText(report: string): { readonly name: string; readonly text: string }
  /** Writes a report beside `path` and renames it into place. */
  writeReport(report: string, path: string): Promise<void>
  /** The text of a report's file: its own, or that of the report in a bundle. @throws MigrascopeError `bad-report` */
  textOf(name: string, bytes: Uint8Array): string
  /** A report from its text, checked. */
  readReport(name: string, text: string): OpenedReport
  on<K extends keyof HostEvents>(event: K, listener: (value: HostEvents[K]) => void): () => void
}

export function createHost(options: HostOptions): Host {
  const { version, workers, dataFolder } = options
  const tool: Tool = { name: 'migrascope', version, build }
  const emitter = new Emitter<HostEvents>()
  const engine = new Engine(workers)
  // Pumps of their own, so that a dump can be opened whatever is counted, and counted whatever the engine does.
  const opener = new PumpPort(workers.pump, 'opener')
  const reader = new PumpPort(workers.pump, 'reader')
  const recents = new Recents(dataFolder, list => {
    emitter.emit('recents', list)
  })
  const dumps = new Dumps()
  const reports = new Reports()
  const counter = new PageCounter({ reader, workerUrl: workers.census })
  const maps = new PageMaps()
  const censuses = new Censuses(counter, maps, event => {
    emitter.emit('census', event)
  })
  // The report is in memory, too; a data folder that cannot be written must not fail what was measured.
  const keep = async (name: string, text: string) => {
    try {
      recents.add('report', await keepReport(dataFolder, name, text))
    } catch {
      return
    }
  }
  const journals = new Journals(dataFolder)
  const fingerprints = new Fingerprints(engine)
  const sweeps = new Sweeps({ tool, engine, fingerprints, reports, journals, emitter, keep })
  const runs = new Runs({
    tool,
    engine,
    fingerprints,
    reports,
    emitter,
    maps,
    journals,
    keep,
  })

  const openDump = async (reference: DumpReference, argument: string): Promise<OpenedDump> => {
    const { facts, access } = await opener.ask('describe', { dump: reference })
    return { kind: 'dump', dump: dumps.add({ reference, facts, access, argument }), facts }
  }

  const benchGuest = async (guest: SeriesGuest, bytes: number): Promise<BenchGuest> => {
    const dump: DumpReference =
      guest.kind === 'series'
        ? { kind: 'series', bytes }
        : { kind: 'beginning', of: dumps.get(guest.dump).reference, bytes }
    const { facts } = await opener.ask('describe', { dump })
    return { dump, facts }
  }

  const openPath = async (given: string): Promise<Opened> => {
    const path = resolve(given)
    const sniffed = sniff(path)
    switch (sniffed.kind) {
      case 'refused':
        throw fromFailure(sniffed.failure)
      case 'folder':
        throw new MigrascopeError(
          'not-a-file',
          `${basename(path)} is a folder. Open a file in it.`,
          {
            path,
          },
        )
      case 'report': {
        const opened = reports.add(basename(path), await readReportFile(path))
        recents.add('report', path)
        return opened
      }
      case 'dump': {
        const opened = await openDump({ kind: 'file', path }, path)
        recents.add('dump', path)
        return opened
      }
      default:
        return sniffed satisfies never
    }
  }

  const openSampleDump = () => openDump({ kind: 'sample' }, '--sample')

  const openDumpPath = async (path: string): Promise<OpenedDump> => {
    const opened = await openPath(path)
    if (opened.kind === 'dump') return opened
    throw new MigrascopeError('bad-argument', `${basename(path)} is not the dump that it was.`)
  }

  const mustBeIdle = () => {
    if (!runs.active && !sweeps.active) return
    const what = runs.active ? 'run' : 'sweep'
    throw new MigrascopeError('busy', `Another ${what} is on. Cancel it or wait for its end.`)
  }

  return {
    facts: () =>
      Promise.resolve({
        version,
        codecs: codecFacts(),
        environment: environment(),
        active: runs.active,
        activeSweep: sweeps.active,
      }),
    openSample: openSampleDump,
    openPath,
    listRecent: () => recents.list(),
    openRecent: async recent => await openPath(recents.path(recent)),
    removeRecent: recent => recents.remove(recent),
    closeDump: dump => {
      void censuses.cancel(dump)
      dumps.remove(dump)
    },
    startCensus: dump => {
      const known = dumps.get(dump)
      if (runs.active || sweeps.active) {
        throw new MigrascopeError(
          'busy',
          'Pages are not counted while a run is on: it would slow it.',
        )
      }
      censuses.start(dump, known)
    },
    cancelCensus: () => {
      void censuses.cancel()
    },
    pageMap: dump => maps.get(dumps.get(dump)),
    startRun: async (dump, settings) => {
      const opened = dumps.get(dump)
      mustBeIdle()
      // Both at once would measure each other; a run that ends tells the same count.
      await censuses.cancel()
      return runs.start(dump, opened, settings)
    },
    cancelRun: run => runs.cancel(run),
    startSweep: async (ids, plan, how = {}) => {
      const opened = ids.map(id => ({ id, known: dumps.get(id) }))
      mustBeIdle()
      await censuses.cancel()
      return sweeps.start({ dumps: opened, plan, ...how })
    },
    cancelSweep: sweep => sweeps.cancel(sweep),
    listRecovered: () => journals.left(),
    recover: async journal => {
      const content = reportOfJournal(await journals.read(journal), new Date())
      if (!content) {
        throw new MigrascopeError('bad-report', 'Nothing had been measured by then.', { journal })
      }
      const report = reports.add(reportFileName(content), content)
      const { name, text } = reports.text(report.report)
      await keep(name, text)
      await journals.forget(journal)
      return report
    },
    resumeSweep: async journal => {
      const { head } = await journals.read(journal)
      if (head.plan === null) {
        throw new MigrascopeError(
          'bad-argument',
          'A single run cannot be gone on with. Run it again.',
        )
      }
      mustBeIdle()
      await censuses.cancel()
      const opened = []
      for (const path of head.paths) {
        const { dump } = await (path === null ? openSampleDump() : openDumpPath(path))
        opened.push({ id: dump, known: dumps.get(dump) })
      }
      return sweeps.start({ dumps: opened, plan: head.plan, resume: journal })
    },
    forgetRecovered: journal => journals.forget(journal),
    compareReports: (ids, threshold) =>
      compareReports(
        ids.map(id => {
          const { name, content } = reports.get(id)
          return { name, report: content }
        }),
        threshold === undefined ? {} : { threshold },
      ),
    mergeReports: texts => {
      const { report, warnings } = mergeReports(
        texts.map(({ name, text }) => ({ name, report: parseReport(name, text) })),
      )
      return { report: reports.add(reportFileName(report), report), warnings }
    },
    exportReport: (report, format, journal = null, question = null) =>
      exportReport(reports.get(report).content, format, journal, question),
    writeExported: (content, path) => writeFileWhole(path, content),
    importRows: (id, name, text) => {
      const { name: of, content } = reports.get(id)
      return reports.add(of, withImported(content, readRows(name, text)))
    },
    checkReport,
    bench: async (plan, watch) => {
      await censuses.cancel()
      const guests: BenchGuest[] = []
      for (const guest of plan.guests) guests.push(await benchGuest(guest, plan.memoryBytes))
      return await seriesBench(engine, guests, plan, watch)
    },
    reportText: report => reports.text(report),
    writeReport: async (report, path) => {
      await writeFileWhole(path, reports.text(report).text)
      recents.add('report', resolve(path))
    },
    textOf: reportText,
    readReport: (name, text) => reports.read(name, text),
    on: (event, listener) => emitter.on(event, listener),
    [Symbol.asyncDispose]: async () => {
      await censuses.cancel()
      await runs.stop()
      await sweeps.stop()
      await engine[Symbol.asyncDispose]()
      await counter[Symbol.asyncDispose]()
      await reader[Symbol.asyncDispose]()
      await opener[Symbol.asyncDispose]()
      await recents.settled()
    },
  }
}
