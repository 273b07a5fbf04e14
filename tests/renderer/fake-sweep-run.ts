/**
 * A sweep that nobody computes: one sample a period, round after round, with the events of a real one, and the
 * report that fits what was taken until its end.
 */
import type { SweepEvent } from '../../src/shared/contract.ts'
import type { Report } from '../../src/shared/report.ts'
import { pointLabel, type SweepPlan } from '../../src/shared/sweep.ts'
import { elfFacts } from './fake-facts.ts'
import { FakeRun } from './fake-run.ts'
import { fakeSweep } from './fake-sweep.ts'
import { plainEnvironment } from '../report/run-report.ts'

export interface FakeSweepRun {
  readonly sweep: string
  readonly plan: SweepPlan
  readonly dumps: readonly string[]
  /** Milliseconds of a sample. */
  readonly period: number
  readonly emit: (event: SweepEvent) => void
  readonly live: (words: Float64Array<ArrayBuffer>) => void
  readonly ended: (report: Report) => void
}

export interface RunningSweep {
  readonly cancel: () => void
}

export function startFakeSweep(of: FakeSweepRun): RunningSweep {
  const { sweep, plan, period, emit } = of
  const whole = fakeSweep({ axes: plan.axes, dumps: of.dumps, samples: plan.repeats.min })
  const goal = whole.points.length * plan.repeats.min
  const startedAt = Date.now()
  let done = 0
  let cancelled = false

  const turn = () => whole.points[done % whole.points.length]
  function running() {
    const settings = turn()?.settings
    const leftMs = (goal - done) * period
    const label = settings === undefined || done === goal ? '' : pointLabel(settings)
    const progress = { done, goal, label, elapsedMs: Date.now() - startedAt, leftMs }
    emit({ state: 'running', sweep, progress })
    if (settings === undefined || done === goal) return
    const options = { perThread: 100, cpus: 8, environment: plainEnvironment, sample: false }
    const run = new FakeRun(elfFacts, settings, options)
    for (let step = 0; step < 6; step++) of.live(new Float64Array(run.step()))
  }

  function stop() {
    clearInterval(timer)
    const rounds = (point: number) => Math.ceil((done - point) / whole.points.length)
    const points = whole.points.map((point, i) => {
      const samples = point.samples.slice(0, Math.max(0, rounds(i)))
      if (samples.length > 0) return { ...point, samples }
      const summary = { throughput: null, compressionRate: null, decompressThroughput: null }
      return { ...point, samples, summary }
    })
    const outcome = cancelled ? ('cancelled' as const) : ('done' as const)
    of.ended({ ...whole, outcome, plan, points })
  }

  emit({ state: 'preparing', sweep })
  const timer = setInterval(() => {
    if (cancelled || done === goal) {
      stop()
      return
    }
    if (done === 0) running()
    const point = done % whole.points.length
    const taken = turn()
    done++
    if (taken?.summary.throughput && taken.summary.compressionRate) {
      const { dump, settings, summary } = taken
      const samples = Math.ceil(done / whole.points.length)
      const throughput = { ...taken.summary.throughput, samples }
      emit({
        ...{ state: 'sampled', sweep, point, dump, settings, throughput },
        ...{ order: done - 1, last: throughput.median },
        compressionRate: summary.compressionRate?.median ?? 1,
      })
    }
    running()
  }, period)
  return { cancel: () => void (cancelled = true) }
}
