/**
 * Runs a sweep: round after round one sample of each point that needs more, between the rounds one of each row to
 * hold them against. Every sample is handed out before the next is taken, so that it can be put on disk; samples
 * taken before (by a run that was killed) are taken over and not repeated.
 */
import type { DumpFacts, Inventory } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { LiveFigures } from '../../shared/live.ts'
import type { Sample } from '../../shared/report.ts'
import { pointLabel, type SweepPlan, type SweepPoint, sweepPoints } from '../../shared/sweep.ts'
import type { DumpReference } from '../dump/dump.ts'
import type { Engine } from '../migration/engine.ts'
import type { JournalStep } from '../report/journal-lines.ts'
import { type CeilingRow, ceilingRows } from './ceiling-rows.ts'
import { MachineWatch } from './machine-load.ts'
import { turns } from './rounds.ts'

export interface SweepDump {
  readonly reference: DumpReference
  readonly facts: DumpFacts
}

/** What one step of a sweep measured: what its journal keeps. */
export type SweepStep = Exclude<JournalStep, { kind: 'so-far' }>

export interface SweepProgress {
  /** Samples taken, and how many it takes if each point needs as many as it has to have, or already more. */
  readonly done: number
  readonly goal: number
  /** What is measured now. */
  readonly label: string
  /** Milliseconds that this sweep has been on, and that it is likely to take from now on. */
  readonly elapsedMs: number
  readonly leftMs: number | null
}

export interface SweepOptions {
  readonly engine: Engine
  readonly dumps: readonly SweepDump[]
  readonly plan: SweepPlan
  /** What the steps of an earlier start of the same sweep come to; those taken now are added. */
  readonly state: SweepState
  readonly signal: AbortSignal
  /** Awaited before the next step. */
  readonly onStep: (step: SweepStep) => Promise<void>
  readonly onProgress: (progress: SweepProgress) => void
  readonly onLive: (figures: LiveFigures) => void
}

export interface SweepOutcome {
  readonly cancelled: boolean
  readonly points: readonly { readonly point: SweepPoint; readonly samples: Sample[] }[]
  readonly ceilings: readonly CeilingRow[]
  /** By dump. */
  readonly inventories: readonly (Inventory | null)[]
}

/**
 * @throws MigrascopeError `bad-argument` when the plan has no point, and as `Engine.run`; what was measured until
 *   then has been handed to `onStep`
 */
export async function runSweep(options: SweepOptions): Promise<SweepOutcome> {
  const sweep = new Sweep(options)
  const cancelled = await sweep.run()
  return { cancelled, ...sweep.outcome }
}

/** The state of a sweep that its steps add up to; the same for steps just taken and steps out of a journal. */
export class SweepState {
  readonly points: readonly { readonly point: SweepPoint; readonly samples: Sample[] }[]
  readonly ceilings: readonly CeilingRow[]
  readonly inventories: (Inventory | null)[]
  /** Rounds of which a dump's ceilings are measured, by dump. */
  readonly ceilingRounds: number[]
  #samples = 0

  constructor(plan: SweepPlan, dumps: number, steps: readonly SweepStep[] = []) {
    const points = sweepPoints(plan, dumps)
    this.points = points.map(point => ({ point, samples: [] }))
    this.ceilings = ceilingRows(points)
    this.inventories = Array.from({ length: dumps }, () => null)
    this.ceilingRounds = Array.from({ length: dumps }, () => 0)
    for (const step of steps) this.take(step)
  }

  get samples(): number {
    return this.#samples
  }

  /** Milliseconds since the sweep began at which the last sample was taken. */
  get lastMs(): number {
    return Math.max(0, ...this.points.map(({ samples }) => samples.at(-1)?.atMs ?? 0))
  }

  take(step: SweepStep): void {
    if (step.kind === 'ceilings') {
      const rows = this.ceilings.filter(row => row.dump === step.dump)
      rows.forEach((row, i) => row.samples.push(step.speeds[i] ?? 0))
      this.ceilingRounds[step.dump] = step.round + 1
      return
    }
    const of = this.points[step.point]
    if (!of) return
    of.samples.push(step.sample)
    this.inventories[of.point.dump] ??= step.inventory
    this.#samples++
  }
}

class Sweep {
  readonly #options: SweepOptions
  readonly #state: SweepState
  readonly #watch = new MachineWatch()
  readonly #warm = new Set<number>()
  readonly #began: number
  readonly #takenBefore: number

  constructor(options: SweepOptions) {
    this.#options = options
    this.#state = options.state
    if (this.#state.points.length === 0) {
      const message = 'The sweep has no point. Loosen its filter, or take another shard.'
      throw new MigrascopeError('bad-argument', message)
    }
    this.#takenBefore = this.#state.samples
    this.#began = performance.now() - this.#state.lastMs
  }

  get outcome(): Omit<SweepOutcome, 'cancelled'> {
    const { points, ceilings, inventories } = this.#state
    return { points, ceilings, inventories }
  }

  /** @returns whether it was cancelled */
  async run(): Promise<boolean> {
    const { plan, signal } = this.#options
    const { points } = this.#state
    const started = performance.now()
    const throughput = (point: number) =>
      (points[point]?.samples ?? []).map(({ result }) => result.throughput)
    for (const { point, round } of turns(points.length, plan, throughput)) {
      const of = points[point]
      if (!of) break
      this.#tell(pointLabel(of.point.settings), started)
      if (!(await this.#ceilings(of.point.dump, round))) return true
      if (signal.aborted || !(await this.#sample(point, of.point))) return true
    }
    this.#tell('', started)
    return false
  }

  /** The rows of a dump, once a round. False when cancelled. */
  async #ceilings(dump: number, round: number): Promise<boolean> {
    const { engine, dumps, signal, onStep } = this.#options
    const of = dumps[dump]
    if (!of || (this.#state.ceilingRounds[dump] ?? 0) > round) return true
    const tasks = this.#state.ceilings.filter(row => row.dump === dump).map(({ task }) => task)
    const speeds = await engine.ceilings(of.reference, tasks, signal)
    if (signal.aborted) return false
    const step: SweepStep = { kind: 'ceilings', round, dump, speeds: [...speeds] }
    this.#state.take(step)
    await onStep(step)
    return true
  }

  /** False when cancelled: half a sample is none. */
  async #sample(point: number, { dump, settings }: SweepPoint): Promise<boolean> {
    const { engine, dumps, plan, signal, onStep, onLive } = this.#options
    const of = dumps[dump]
    if (!of) return true
    const once = () =>
      engine.run({
        dump: of.reference,
        facts: of.facts,
        settings,
        signal,
        onRunning: () => undefined,
        onSample: onLive,
      })
    if (!this.#warm.has(point)) {
      for (let i = 0; i < plan.warmUp; i++) if ((await once()).cancelled) return false
      this.#warm.add(point)
    }
    const atMs = performance.now() - this.#began
    this.#watch.start()
    const { cancelled, result, latency, inventory } = await once()
    if (cancelled) return false
    const order = this.#state.samples
    const load = this.#watch.load()
    const step: SweepStep = {
      kind: 'sample',
      point,
      sample: { order, atMs, result, latency, load },
      inventory,
    }
    this.#state.take(step)
    await onStep(step)
    return true
  }

  #tell(label: string, started: number): void {
    const { plan, onProgress } = this.#options
    const { points, samples } = this.#state
    const least = Math.min(plan.repeats.min, plan.repeats.max)
    const goal = points.reduce((sum, point) => sum + Math.max(least, point.samples.length), 0)
    const taken = samples - this.#takenBefore
    const now = performance.now()
    const each = taken > 0 ? (now - started) / taken : null
    onProgress({
      done: samples,
      goal,
      label,
      elapsedMs: now - this.#began,
      leftMs: each === null ? null : each * (goal - samples),
    })
  }
}
