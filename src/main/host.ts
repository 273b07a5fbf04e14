/**
 * The one object that every shell talks to. It owns open dumps, running jobs, reports and recents; it
 * imports no `electron` and takes its worker URLs and its folder as parameters.
 */
import type {
  CensusEvent,
  HostFacts,
  Opened,
  OpenedDump,
  OpenedReport,
  Recent,
  RunEvent,
  StartedRun,
} from '../shared/contract.ts'
import type { RunSettings } from '../shared/settings.ts'

export interface WorkerUrls {
  readonly pump: URL
  readonly compress: URL
  readonly decompress: URL
}

export interface HostOptions {
  readonly version: string
  readonly workers: WorkerUrls
  /** Where recents and the copies of finished reports are kept. Made when missing. */
  readonly dataFolder: string
}

export interface HostEvents {
  run: RunEvent
  census: CensusEvent
  recents: Recent[]
  live: Float64Array
}

/** All methods throw `MigrascopeError` (asynchronous ones reject with it). */
export interface Host extends AsyncDisposable {
  facts(): Promise<Pick<HostFacts, 'version' | 'codecs' | 'environment'>>
  openSample(): Promise<OpenedDump>
  /** Opens a dump or a report; the content decides. Adds it to the recents. */
  openPath(path: string): Promise<Opened>
  listRecent(): Recent[]
  openRecent(recent: string): Promise<Opened>
  removeRecent(recent: string): void
  closeDump(dump: string): void
  startCensus(dump: string): void
  cancelCensus(): void
  startRun(dump: string, settings: RunSettings): Promise<StartedRun>
  cancelRun(run: string): void
  /** A report's suggested file name and text. */
  reportText(report: string): { readonly name: string; readonly text: string }
  /** Writes a report beside `path` and renames it into place. */
  writeReport(report: string, path: string): Promise<void>
  /** A report from its text, checked. */
  readReport(name: string, text: string): OpenedReport
  on<K extends keyof HostEvents>(event: K, listener: (value: HostEvents[K]) => void): () => void
}
