/**
 * Sweeps by opaque id: starts them on the engine, journals each step, tells how they go, makes their reports. One
 * at a time, and none beside a run.
 */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { sweepCommandLine } from '../../shared/command-line.ts'
import type { ActiveSweep, PointSoFar, StartedSweep } from '../../shared/contract.ts'
import { MigrascopeError, toFailure } from '../../shared/failure.ts'
import { encodeLive } from '../../shared/live.ts'
import type { Report, Tool } from '../../shared/report.ts'
import { MAX_POINTS, type SweepPlan, sweepPoints, wrongLevel } from '../../shared/sweep.ts'
import { sweepReport } from '../bench/journal-report.ts'
import { runSweep, SweepState, type SweepStep } from '../bench/sweep.ts'
import { codecVersions, type Engine } from '../migration/engine.ts'
import { reportFileName } from '../report/build-report.ts'
import { environment } from '../report/environment.ts'
import { JOURNAL_FORMAT, JOURNAL_VERSION, type JournalHead } from '../report/journal-lines.ts'
import { Journal, readJournal } from '../report/journal.ts'
import { summarise } from '../statistics/summary.ts'
import type { KnownDump } from './dumps.ts'
import type { Emitter } from './emitter.ts'
import type { Fingerprints } from './fingerprints.ts'
import type { HostEvents } from './host-events.ts'
import type { Journals } from './journals.ts'
import type { Reports } from './reports.ts'

export interface SweepsOptions {
  readonly tool: Tool
  readonly engine: Engine
  readonly fingerprints: Fingerprints
  readonly reports: Reports
  readonly journals: Journals
  readonly emitter: Emitter<HostEvents>
  /** Puts a copy of a report away. */
  readonly keep: (name: string, text: string) => Promise<void>
}

export interface SweepStart {
  readonly dumps: readonly { readonly id: string; readonly known: KnownDump }[]
  readonly plan: SweepPlan
  /** A journal of the user's own, which is gone on with when it is there; else one in the data folder. */
  readonly journal?: string | undefined
  /** Whether the report names the host. */
  readonly hostName?: boolean | undefined
  /** One in the data folder, to be gone on with. */
  readonly resume?: string | undefined
}

interface Begun {
  readonly journal: Journal
  readonly head: JournalHead
  readonly before: readonly SweepStep[]
}

interface Current {
  readonly active: Omit<ActiveSweep, 'soFar'>
  readonly abort: AbortController
  /** By the index of the point. */
  readonly soFar: Map<number, PointSoFar>
  /** Nobody cancelled it: the program ends under it. */
  isLeft: boolean
}

export class Sweeps {
  readonly #options: SweepsOptions
  #current: Current | undefined
  #ended: Promise<void> = Promise.resolve()

  constructor(options: SweepsOptions) {
    this.#options = options
  }

  /** What is on, for a page that comes later. */
  get active(): ActiveSweep | null {
    if (!this.#current) return null
    const { active, soFar } = this.#current
    return { ...active, soFar: [...soFar.values()] }
  }

  /** @throws MigrascopeError `busy` | `bad-argument` */
  start(start: SweepStart): StartedSweep {
    const { dumps, plan } = start
    if (this.#current) {
      throw new MigrascopeError('busy', 'Another sweep is on. Cancel it or wait for its end.')
    }
    const wrong = wrongLevel(plan)
    if (wrong !== undefined) throw new MigrascopeError('bad-argument', `${wrong}.`)
    const points = sweepPoints(plan, dumps.length).length
    if (points === 0 || points > MAX_POINTS) {
      const message =
        points === 0
          ? 'The sweep has no point. Loosen its filter, or take another shard.'
          : `The sweep has ${points} points, more than ${MAX_POINTS}. Take fewer values or a filter.`
      throw new MigrascopeError('bad-argument', message)
    }
    const sweep = randomUUID()
    const abort = new AbortController()
    const started: StartedSweep = {
      sweep,
      command: sweepCommandLine(
        dumps.map(({ known }) => known.argument),
        plan,
      ),
      plan,
      points,
    }
    const opened = dumps.map(({ id, known }) => ({
      kind: 'dump' as const,
      dump: id,
      facts: known.facts,
    }))
    const active = { ...started, dumps: opened }
    const current: Current = { active, abort, soFar: new Map(), isLeft: false }
    this.#current = current
    this.#ended = this.#run(current, start).finally(() => {
      this.#current = undefined
    })
    return started
  }

  /** Asks a sweep to stop. One that has ended already is fine. */
  cancel(sweep: string): void {
    if (this.#current?.active.sweep === sweep) this.#current.abort.abort()
  }

  /**
   * The program ends: what is on stops, and its journal stays without an end, so that the next start offers to go on
   * with it. What was cancelled before becomes its report. Of one that is left no event tells: who hears them ends, too.
   */
  async stop(): Promise<void> {
    const current = this.#current
    if (current && !current.abort.signal.aborted) {
      current.isLeft = true
      current.abort.abort()
    }
    await this.#ended
  }

  async #run(current: Current, start: SweepStart): Promise<void> {
    const { emitter } = this.#options
    const { sweep } = current.active
    const { signal } = current.abort
    // The caller learns the sweep's id before its first event.
    await new Promise(setImmediate)
    emitter.emit('sweep', { state: 'preparing', sweep })
    try {
      const { journal, head, before } = await this.#begin(start, signal)
      await using disposable = journal
      const state = new SweepState(start.plan, start.dumps.length, before)
      if (before.length > 0) this.#takeOver(current, state)
      const cancelled = await this.#measure(current, start, disposable, state)
      if (cancelled && current.isLeft) {
        await this.#leave(start, journal, state)
        return
      }
      await journal.end(cancelled ? 'cancelled' : 'done')
      const content = sweepReport(head, state, {
        outcome: cancelled ? 'cancelled' : 'done',
        endedAt: new Date(),
      })
      await this.#finish(sweep, start, journal, content)
    } catch (error) {
      this.#current = undefined
      emitter.emit('sweep', { state: 'failed', sweep, failure: toFailure(error) })
    }
  }

  /** One without a sample is nothing to go on with. */
  async #leave(start: SweepStart, journal: Journal, { points }: SweepState): Promise<void> {
    const isEmpty = points.every(({ samples }) => samples.length === 0)
    if (isEmpty && start.journal === undefined) await this.#options.journals.remove(journal)
  }

  /** The report is kept before its journal goes. */
  async #finish(sweep: string, start: SweepStart, journal: Journal, content: Report) {
    const { emitter, reports, journals, keep } = this.#options
    const report = reports.add(reportFileName(content), content)
    const { name, text } = reports.text(report.report)
    await keep(name, text)
    if (start.journal === undefined) await journals.remove(journal)
    this.#current = undefined
    emitter.emit('sweep', { state: 'ended', sweep, report })
  }

  #takeOver({ active: { sweep }, soFar }: Current, state: SweepState): void {
    for (const point of state.points.keys()) {
      const one = pointSoFar(state, point)
      if (one) soFar.set(point, one)
    }
    this.#options.emitter.emit('sweep', { state: 'resumed', sweep, soFar: [...soFar.values()] })
  }

  async #measure(
    { active: { sweep }, abort: { signal }, soFar }: Current,
    { dumps, plan }: SweepStart,
    journal: Journal,
    state: SweepState,
  ): Promise<boolean> {
    const { engine, emitter } = this.#options
    const { cancelled } = await runSweep({
      engine,
      dumps: dumps.map(({ known }) => ({ reference: known.reference, facts: known.facts })),
      plan,
      state,
      signal,
      onStep: async step => {
        await journal.append(step)
        if (step.kind !== 'sample') return
        const one = pointSoFar(state, step.point)
        if (one === undefined) return
        soFar.set(step.point, one)
        const { order, result } = step.sample
        emitter.emit('sweep', { state: 'sampled', sweep, ...one, order, last: result.throughput })
      },
      onProgress: progress => emitter.emit('sweep', { state: 'running', sweep, progress }),
      onLive: figures => emitter.emit('live', encodeLive(figures)),
    })
    return cancelled
  }

  async #begin(start: SweepStart, signal: AbortSignal): Promise<Begun> {
    const { journals } = this.#options
    const { journal: path, resume } = start
    if (resume !== undefined) {
      const { head, steps } = await journals.read(resume)
      await this.#mustBeSame(head, start, signal)
      return { journal: await journals.resume(resume), head, before: own(steps) }
    }
    if (path !== undefined) {
      const found = await readJournal(path).catch(absent)
      if (found) {
        mustBeOf(found.head, start)
        await this.#mustBeSame(found.head, start, signal)
        return { journal: await Journal.resume(path), head: found.head, before: own(found.steps) }
      }
    }
    const head = await this.#head(start, signal)
    const journal =
      path === undefined ? await journals.begin(head) : await Journal.create(path, head)
    return { journal, head, before: [] }
  }

  /** What goes on with a journal must measure the same content with the same codecs. */
  async #mustBeSame(head: JournalHead, { dumps, plan }: SweepStart, signal: AbortSignal) {
    const now = codecVersions()
    for (const { codec } of plan.axes.codecs) {
      if (head.codecVersions[codec] === now[codec]) continue
      const message = `The sweep was begun with another version of ${codec}. Open what it measured as a report, and start anew.`
      throw new MigrascopeError('bad-argument', message)
    }
    for (const [i, { known }] of dumps.entries()) {
      const { sha256 } = await this.#options.fingerprints.of(known.reference, signal)
      if (head.dumps[i]?.content?.sha256 === sha256) continue
      const message = `${known.facts.name} is not what it was when the sweep began. Open what was measured as a report, and start anew.`
      throw new MigrascopeError('file-changed', message, { file: known.facts.name })
    }
  }

  async #head({ dumps, plan, hostName }: SweepStart, signal: AbortSignal): Promise<JournalHead> {
    const { fingerprints, tool } = this.#options
    const described = []
    for (const { known } of dumps) {
      const content = await fingerprints.of(known.reference, signal)
      described.push({ facts: known.facts, inventory: null, content })
    }
    return {
      kind: 'head',
      format: JOURNAL_FORMAT,
      version: JOURNAL_VERSION,
      tool,
      startedAt: new Date().toISOString(),
      // Paths are nobody's business who is given the report.
      command: sweepCommandLine(
        dumps.map(({ known: { reference, argument } }) =>
          reference.kind === 'file' ? basename(argument) : argument,
        ),
        plan,
      ),
      environment: environment({ hostName: hostName ?? false }),
      dumps: described,
      paths: dumps.map(({ known }) =>
        known.reference.kind === 'file' ? known.reference.path : null,
      ),
      plan,
      settings: null,
      codecVersions: codecVersions(),
    }
  }
}

/** Undefined while the point has no sample. */
function pointSoFar({ points }: SweepState, point: number): PointSoFar | undefined {
  const of = points[point]
  const last = of?.samples.at(-1)
  const throughput = summarise((of?.samples ?? []).map(({ result }) => result.throughput))
  if (of === undefined || last === undefined || throughput === null) return undefined
  return { point, ...of.point, throughput, compressionRate: last.result.compressionRate }
}

const own = (steps: readonly { readonly kind: string }[]) =>
  steps.filter(step => step.kind !== 'so-far') as SweepStep[]

function absent(error: unknown): undefined {
  const cause = error instanceof MigrascopeError ? error.cause : undefined
  if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined
  throw error
}

function mustBeOf({ plan, dumps }: JournalHead, start: SweepStart): void {
  const same =
    JSON.stringify(plan) === JSON.stringify(start.plan) &&
    dumps.length === start.dumps.length &&
    dumps.every(
      ({ facts }, i) =>
        facts.name === start.dumps[i]?.known.facts.name &&
        facts.guestBytes === start.dumps[i].known.facts.guestBytes,
    )
  if (same) return
  throw new MigrascopeError(
    'bad-argument',
    'The journal is of another sweep: its plan or its dumps differ. Remove it, or name another report.',
  )
}
