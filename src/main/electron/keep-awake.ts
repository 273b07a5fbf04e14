/**
 * The machine does not fall asleep while a run or a sweep is on; its screen may. However they end (done, cancelled,
 * failed, a thread that died) an event tells; should the program itself die, the system forgets its blockers.
 */
import type { PowerSaveBlocker } from 'electron'
import type { EventValue } from '../../shared/contract.ts'
import type { EventSink } from '../service/events.ts'

export function createKeepAwake(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): EventSink {
  let blocking: number | undefined

  return (event, value) => {
    if (event !== 'run' && event !== 'sweep') return
    const { state } = value as EventValue<'run' | 'sweep'>
    if (state !== 'ended' && state !== 'failed') {
      blocking ??= blocker.start('prevent-app-suspension')
    } else if (blocking !== undefined) {
      blocker.stop(blocking)
      blocking = undefined
    }
  }
}
