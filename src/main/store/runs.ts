/** Runs by opaque id: starts them on the engine, tells how they go, makes their reports. One at a time. */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { commandLine } from '../../shared/command-line.ts'
import type { ActiveRun, StartedRun } from '../../shared/contract.ts'
import { MigrascopeError, toFailure } from '../../shared/failure.ts'
import { encodeLive } from '../../shared/live.ts'
import type { MachineLoad, Report, ReportDump, Sample, Tool } from '../../shared/report.ts'
import type { RunSettings } from '../../shared/settings.ts'
import type { HostEvents } from './host-events.ts'
import { MachineWatch } from '../bench/machine-load.ts'
import { codecVersions, type Engine, type EngineOutcome } from '../migration/engine.ts'
import { buildPoint, buildReport, reportFileName } from '../report/build-report.ts'
import { environment } from '../report/environment.ts'
import { JOURNAL_FORMAT, JOURNAL_VERSION, type JournalHead } from '../report/journal-lines.ts'
import { Timeline } from '../report/timeline.ts'
import type { KnownDump } from './dumps.ts'
import type { Emitter } from './emitter.ts'
import { type Fingerprints, stateOf } from './fingerprints.ts'
import type { Journals } from './journals.ts'
import type { PageMaps } from './page-maps.ts'
import type { Reports } from './reports.ts'
import { RunJournal } from './run-journal.ts'

export interface RunsOptions {
  readonly tool: Tool
  readonly engine: Engine
  readonly fingerprints: Fingerprints
  readonly reports: Reports
  readonly emitter: Emitter<HostEvents>
  /** Where what a run did with each cell is kept. */
  readonly maps: PageMaps
  readonly journals: Journals
  /** Puts a copy of a report away. */
  readonly keep: (name: string, text: string) => Promise<void>
}

interface Measured extends EngineOutcome {
  readonly load: MachineLoad
  readonly content: ReportDump['content']
  readonly timeline: Timeline
}

export class Runs {
  readonly #options: RunsOptions
  #current: { readonly active: ActiveRun; readonly abort: AbortController } | undefined
  #ended: Promise<void> = Promise.resolve()

  constructor(options: RunsOptions) {
    this.#options = options
  }

  /** What is on, for a page that comes later. */
  get active(): ActiveRun | null {
    return this.#current?.active ?? null
  }

  /** @throws MigrascopeError `busy` */
  start(dumpId: string, dump: KnownDump, settings: RunSettings): StartedRun {
    if (this.#current) {
      throw new MigrascopeError('busy', 'Another run is on. Cancel it or wait for its end.')
    }
    const run = randomUUID()
    const abort = new AbortController()
    const started: StartedRun = { run, command: commandLine(dump.argument, settings), settings }
    const active = {
      ...started,
      dump: { kind: 'dump' as const, dump: dumpId, facts: dump.facts },
    }
    this.#current = { active, abort }
    this.#ended = this.#run(run, dumpId, dump, settings, abort.signal).finally(() => {
      this.#current = undefined
    })
    return started
  }

  /** Asks a run to stop. One that has ended already is fine. */
  cancel(run: string): void {
    if (this.#current?.active.run === run) this.#current.abort.abort()
  }

  /** Cancels what is on and resolves when it has ended and its report is kept. */
  async stop(): Promise<void> {
    this.#current?.abort.abort()
    await this.#ended
  }

  async #run(
    run: string,
    dumpId: string,
    dump: KnownDump,
    settings: RunSettings,
    signal: AbortSignal,
  ): Promise<void> {
    const { engine, emitter, reports, maps, journals, keep } = this.#options
    // The caller learns the run's id before its first event.
    await new Promise(setImmediate)
    emitter.emit('run', { state: 'preparing', run })
    const timeline = new Timeline()
    const head = this.#head(dump, settings)
    const journal = new RunJournal(journals, head, dump, settings)
    const state = stateOf(dump.reference)
    const watch = new MachineWatch()
    try {
      const outcome = await engine.run({
        dump: dump.reference,
        facts: dump.facts,
        settings,
        signal,
        onRunning: () => {
          emitter.emit('run', { state: 'running', run })
        },
        onSample: figures => {
          timeline.add(figures)
          journal.add(figures, () => timeline.points())
          emitter.emit('live', encodeLive(figures))
        },
      })
      const load = watch.load()
      dump.facts = outcome.facts
      if (outcome.cells) maps.keepRun(dump, outcome.cells)
      const sum = await this.#checksum(dump, state, signal)
      const content = this.#report(dump, head, { ...outcome, load, content: sum, timeline })
      const report = reports.add(reportFileName(content), content)
      const { name, text } = reports.text(report.report)
      await keep(name, text)
      await journal.end()
      if (!outcome.cancelled && outcome.inventory) {
        const census = { ...outcome.inventory, zero: outcome.result.pages.duplicate }
        emitter.emit('census', { state: 'done', dump: dumpId, facts: dump.facts, census })
      }
      // Not on any more for whoever starts the next run on hearing this.
      this.#current = undefined
      emitter.emit('run', { state: 'ended', run, report })
    } catch (error) {
      await journal.end()
      this.#current = undefined
      emitter.emit('run', { state: 'failed', run, failure: toFailure(error) })
    }
  }

  /**
   * Taken when the clock has stopped, so that no run starts later or is slower for it. Null where the dump is another
   * by now, or the user does not wait for it: a measurement is not lost to its checksum.
   */
  async #checksum(
    { reference }: KnownDump,
    state: string | undefined,
    signal: AbortSignal,
  ): Promise<ReportDump['content']> {
    const { fingerprints } = this.#options
    try {
      const made = signal.aborted
        ? fingerprints.known(reference)
        : await fingerprints.of(reference, signal)
      return stateOf(reference) === state ? made : null
    } catch {
      return null
    }
  }

  #report(
    dump: KnownDump,
    head: JournalHead,
    { cancelled, inventory, latency, result, load, content, timeline }: Measured,
  ): Report {
    const sample: Sample = {
      ...{ order: 0, atMs: 0, result, latency, load },
      timeline: timeline.points(),
    }
    const { tool, command, environment: machine, codecVersions: versions, settings } = head
    if (settings === null) throw new Error('a run has settings')
    return buildReport({
      tool,
      endedAt: new Date(),
      command,
      outcome: cancelled ? 'cancelled' : 'done',
      environment: machine,
      dumps: [{ facts: dump.facts, inventory, content }],
      plan: null,
      points: [buildPoint(0, settings, versions[settings.codec] ?? 'unknown', [sample])],
      ceilings: [],
      noise: null,
    })
  }

  #head({ reference, argument, facts }: KnownDump, settings: RunSettings): JournalHead {
    return {
      kind: 'head',
      format: JOURNAL_FORMAT,
      version: JOURNAL_VERSION,
      tool: this.#options.tool,
      startedAt: new Date().toISOString(),
      // The path is nobody's business who is given the report.
      command: commandLine(reference.kind === 'file' ? basename(argument) : argument, settings),
      environment: environment(),
      dumps: [{ facts, inventory: null, content: this.#options.fingerprints.known(reference) }],
      paths: [reference.kind === 'file' ? reference.path : null],
      plan: null,
      settings,
      codecVersions: codecVersions(),
    }
  }
}
