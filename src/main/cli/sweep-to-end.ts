/**
 * One sweep from start to end on the terminal: progress while it goes, cancelled at Ctrl-C, its report when it is
 * done or cancelled.
 */
import type { OpenedReport, StartedSweep, SweepEvent } from '../../shared/contract.ts'
import { fromFailure } from '../../shared/failure.ts'
import { formatCount } from '../../shared/units.ts'
import type { Host } from '../host.ts'
import { createProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

export type Sampled = Extract<SweepEvent, { state: 'sampled' }>

/**
 * @param onSample hears each sample as it comes
 * @throws MigrascopeError when the sweep fails; what was measured until then is in its journal
 */
export async function sweepToEnd(
  host: Host,
  start: () => Promise<StartedSweep>,
  terminal: Terminal,
  onSample: (sample: Sampled) => void,
): Promise<OpenedReport> {
  const progress = createProgress(terminal)
  const { promise, resolve, reject } = Promise.withResolvers<OpenedReport>()
  // Waited for only once the sweep has started; until then nobody may call a rejection unheard.
  promise.catch(() => undefined)
  const hear = (event: SweepEvent) => {
    switch (event.state) {
      case 'preparing':
        progress.show({ stage: 'preparing', done: 0, goal: 0 })
        return
      case 'running': {
        const { done, goal, label, leftMs } = event.progress
        const samples = `${formatCount(done)} of ${formatCount(goal)} samples`
        const note = label === '' ? samples : `${samples}  ${label}`
        progress.show({ stage: 'sweeping', done, goal, note, leftMs: done < goal ? leftMs : null })
        return
      }
      case 'resumed':
        return
      case 'sampled':
        onSample(event)
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
  let sweep: string | undefined
  let interrupted = false
  const stops = [
    host.on('sweep', hear),
    terminal.onInterrupt(() => {
      interrupted = true
      if (sweep !== undefined) host.cancelSweep(sweep)
    }),
  ]
  try {
    sweep = (await start()).sweep
    // Set by the listener above while we waited.
    if (interrupted as boolean) host.cancelSweep(sweep)
    return await promise
  } finally {
    for (const stop of stops) stop()
    progress.clear()
  }
}
