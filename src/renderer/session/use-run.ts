/**
 * One run at a time, from the press of the button to its report. The host's events may overtake its answer
 * to `startRun`, so what comes while a run is starting is kept and judged once its id is known. Events of
 * other runs are ignored.
 */
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { OpenedReport, RunEvent } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'
import type { Report } from '../../shared/report.ts'
import type { RunSettings } from '../../shared/settings.ts'

export type RunState =
  | { readonly state: 'idle' }
  | { readonly state: 'starting'; readonly cancelled: boolean }
  | { readonly state: 'preparing' | 'running' | 'cancelling'; readonly run: string }

export type RunOutcome = Report['outcome'] | 'failed'

export interface RunModel {
  readonly run: Readonly<ShallowRef<RunState>>
  readonly active: ComputedRef<boolean>
  /** How the last run ended; undefined before the first and while one is on. */
  readonly outcome: Ref<RunOutcome | undefined>
  readonly failure: ShallowRef<Failure | undefined>
  /** The host's command line of the run that is on or was last. */
  readonly command: Readonly<Ref<string | undefined>>
  /** `prepare` is done before the host is asked; the run counts as starting already. */
  readonly start: (
    dump: string,
    settings: RunSettings,
    prepare: () => Promise<void>,
  ) => Promise<void>
  /** Takes over a run that was on before this page was. */
  readonly resume: (run: string, command: string) => void
  readonly cancel: () => Promise<void>
  /** Gives a run up whose end was not seen. */
  readonly abandon: (failure: Failure) => void
}

export function useRun(bridge: Bridge, ended: (report: OpenedReport) => void): RunModel {
  const run = shallowRef<RunState>({ state: 'idle' })
  const outcome = ref<RunOutcome>()
  const failure = shallowRef<Failure>()
  const command = ref<string>()
  let early: RunEvent[] = []

  function fail(why: Failure) {
    run.value = { state: 'idle' }
    outcome.value = 'failed'
    failure.value = why
  }

  function take(event: RunEvent) {
    const now = run.value
    if (now.state === 'idle' || now.state === 'starting' || now.run !== event.run) return
    switch (event.state) {
      case 'preparing':
      case 'running':
        if (now.state !== 'cancelling') run.value = { state: event.state, run: now.run }
        return
      case 'ended':
        run.value = { state: 'idle' }
        outcome.value = event.report.content.outcome
        ended(event.report)
        return
      case 'failed':
        fail(event.failure)
        return
      default:
        event satisfies never
    }
  }

  bridge.on('run', event => {
    if (run.value.state === 'starting') early.push(event)
    else take(event)
  })

  async function cancel() {
    const now = run.value
    if (now.state === 'starting') run.value = { state: 'starting', cancelled: true }
    if (now.state !== 'preparing' && now.state !== 'running') return
    run.value = { state: 'cancelling', run: now.run }
    const answer = await bridge.cancelRun({ run: now.run })
    // A run that ended by itself in the meantime is not known any more, and that is fine.
    if (!answer.ok && answer.failure.code !== 'unknown-id') failure.value = answer.failure
  }

  return {
    run,
    active: computed(() => run.value.state !== 'idle'),
    outcome,
    failure,
    command,
    cancel,
    resume(id, itsCommand) {
      outcome.value = undefined
      failure.value = undefined
      command.value = itsCommand
      run.value = { state: 'running', run: id }
    },
    abandon: fail,
    async start(dump, settings, prepare) {
      if (run.value.state !== 'idle') return
      early = []
      run.value = { state: 'starting', cancelled: false }
      outcome.value = undefined
      failure.value = undefined
      command.value = undefined
      await prepare()
      const answer = await bridge.startRun({ dump, settings })
      if (!answer.ok) {
        fail(answer.failure)
        return
      }
      const cancelled = isCancelled(run.value)
      command.value = answer.value.command
      run.value = { state: 'preparing', run: answer.value.run }
      for (const event of early.splice(0)) take(event)
      if (cancelled) await cancel()
    },
  }
}

const isCancelled = (run: RunState) => run.state === 'starting' && run.cancelled
