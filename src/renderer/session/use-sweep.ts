/**
 * One sweep at a time, from the press of the button to its report: how far it is and what each point has come to.
 * The host's events may overtake its answer to `startSweep`, so what comes while a sweep is starting is kept and
 * judged once its id is known. Events of other sweeps are ignored.
 */
import { computed, ref, shallowRef, triggerRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type {
  ActiveSweep,
  OpenedReport,
  PointSoFar,
  StartedSweep,
  SweepEvent,
} from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import type { RunOutcome } from './use-run.ts'

export type SweepState =
  | { readonly state: 'idle' }
  | { readonly state: 'starting'; readonly cancelled: boolean }
  | { readonly state: 'preparing' | 'running' | 'cancelling'; readonly sweep: string }

type Running = Extract<SweepEvent, { state: 'running' }>

export interface SweepModel {
  readonly sweep: Readonly<ShallowRef<SweepState>>
  readonly active: ComputedRef<boolean>
  readonly progress: Readonly<ShallowRef<Running['progress'] | undefined>>
  /** By the index of the point in the plan. */
  readonly soFar: Readonly<ShallowRef<ReadonlyMap<number, PointSoFar>>>
  /** What was started, as the host has it. */
  readonly started: Readonly<ShallowRef<StartedSweep | undefined>>
  /** How the last one ended; undefined before the first and while one is on. */
  readonly outcome: Ref<RunOutcome | undefined>
  readonly failure: ShallowRef<Failure | undefined>
  /** Asks the host to start one; undefined when it was refused. */
  readonly start: (ask: () => Promise<Result<StartedSweep>>) => Promise<StartedSweep | undefined>
  /** Takes over a sweep that was on before this page or its connection was, with what it has measured. */
  readonly takeOver: (active: ActiveSweep) => void
  readonly cancel: () => Promise<void>
  /** Gives a sweep up whose end was not seen. */
  readonly abandon: (failure: Failure) => void
}

export interface SweepHooks {
  readonly ended: (report: OpenedReport) => void
  /** The next run of the sweep begins: live figures start anew. */
  readonly turned: () => void
}

export function useSweep(bridge: Bridge, hooks: SweepHooks): SweepModel {
  const sweep = shallowRef<SweepState>({ state: 'idle' })
  const progress = shallowRef<Running['progress']>()
  const soFar = shallowRef(new Map<number, PointSoFar>())
  const started = shallowRef<StartedSweep>()
  const outcome = ref<RunOutcome>()
  const failure = shallowRef<Failure>()
  let early: SweepEvent[] = []

  function begin(state: SweepState) {
    sweep.value = state
    progress.value = undefined
    soFar.value = new Map()
    outcome.value = undefined
    failure.value = undefined
  }

  function fail(why: Failure) {
    sweep.value = { state: 'idle' }
    outcome.value = 'failed'
    failure.value = why
  }

  /** An answer may be older than an event that came before it: the more samples, the newer. */
  function learn(points: readonly PointSoFar[]) {
    for (const one of points) {
      const known = soFar.value.get(one.point)
      if (known === undefined || known.throughput.samples < one.throughput.samples) {
        soFar.value.set(one.point, one)
      }
    }
    triggerRef(soFar)
  }

  function take(event: SweepEvent) {
    const now = sweep.value
    if (now.state === 'idle' || now.state === 'starting' || now.sweep !== event.sweep) return
    const go = (state: 'preparing' | 'running') => {
      if (now.state !== 'cancelling') sweep.value = { state, sweep: now.sweep }
    }
    switch (event.state) {
      case 'preparing':
        go('preparing')
        return
      case 'resumed':
        learn(event.soFar)
        return
      case 'running':
        go('running')
        progress.value = event.progress
        hooks.turned()
        return
      case 'sampled': {
        const { point, dump, settings, throughput, compressionRate } = event
        learn([{ point, dump, settings, throughput, compressionRate }])
        return
      }
      case 'ended':
        sweep.value = { state: 'idle' }
        outcome.value = event.report.content.outcome
        hooks.ended(event.report)
        return
      case 'failed':
        fail(event.failure)
        return
      default:
        event satisfies never
    }
  }

  bridge.on('sweep', event => {
    if (sweep.value.state === 'starting') early.push(event)
    else take(event)
  })

  async function cancel() {
    const now = sweep.value
    if (now.state === 'starting') sweep.value = { state: 'starting', cancelled: true }
    if (now.state !== 'preparing' && now.state !== 'running') return
    sweep.value = { state: 'cancelling', sweep: now.sweep }
    const answer = await bridge.cancelSweep({ sweep: now.sweep })
    // One that ended by itself in the meantime is not known any more, and that is fine.
    if (!answer.ok && answer.failure.code !== 'unknown-id') failure.value = answer.failure
  }

  return {
    sweep,
    active: computed(() => sweep.value.state !== 'idle'),
    progress,
    soFar,
    started,
    outcome,
    failure,
    cancel,
    abandon: fail,
    takeOver(was) {
      const now = sweep.value
      if (!('sweep' in now) || now.sweep !== was.sweep) {
        begin({ state: 'running', sweep: was.sweep })
        started.value = was
      }
      learn(was.soFar)
    },
    async start(ask) {
      if (sweep.value.state !== 'idle') return undefined
      early = []
      begin({ state: 'starting', cancelled: false })
      started.value = undefined
      const answer = await ask()
      if (!answer.ok) {
        fail(answer.failure)
        return undefined
      }
      const cancelled = isCancelled(sweep.value)
      started.value = answer.value
      sweep.value = { state: 'preparing', sweep: answer.value.sweep }
      for (const event of early.splice(0)) take(event)
      if (cancelled) await cancel()
      return answer.value
    },
  }
}

const isCancelled = (now: SweepState) => now.state === 'starting' && now.cancelled
