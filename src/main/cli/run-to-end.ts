/**
 * One run from start to end on the terminal: progress while it goes, cancelled at Ctrl-C, its report when
 * it is done or cancelled.
 */
import type { OpenedReport, RunEvent } from '../../shared/contract.ts'
import { fromFailure } from '../../shared/failure.ts'
import { decodeLive } from '../../shared/live.ts'
import type { RunSettings } from '../../shared/settings.ts'
import type { Host } from '../host.ts'
import { createProgress } from './progress.ts'
import { runStep } from './run-step.ts'
import type { Terminal } from './terminal.ts'

/** @throws MigrascopeError when the run fails. */
export async function runToEnd(
  host: Host,
  dump: string,
  settings: RunSettings,
  terminal: Terminal,
): Promise<OpenedReport> {
  const progress = createProgress(terminal)
  const { promise, resolve, reject } = Promise.withResolvers<OpenedReport>()
  // Waited for only once the run has started; until then nobody may call a rejection unheard.
  promise.catch(() => undefined)
  const hear = (event: RunEvent) => {
    switch (event.state) {
      case 'preparing':
        progress.show({ stage: 'preparing', done: 0, goal: 0 })
        return
      case 'running':
        // Live figures follow.
        return
      case 'ended':
        resolve(event.report)
        return
      case 'failed':
        reject(fromFailure(event.failure))
        return
      default:
        event satisfies never
    }
  }
  const show = (words: Float64Array) => {
    const figures = decodeLive(words)
    if (figures !== undefined) progress.show(runStep(figures))
  }

  let run: string | undefined
  let interrupted = false
  const stops = [
    host.on('run', hear),
    host.on('live', show),
    terminal.onInterrupt(() => {
      interrupted = true
      if (run !== undefined) host.cancelRun(run)
    }),
  ]
  try {
    run = (await host.startRun(dump, settings)).run
    // Set by the listener above while we waited.
    if (interrupted as boolean) host.cancelRun(run)
    return await promise
  } finally {
    for (const stop of stops) stop()
    progress.clear()
  }
}
