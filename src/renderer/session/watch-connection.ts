/**
 * What a lost connection means for a run. Events that came meanwhile are gone: when the connection is back
 * and the run gives no sign of life, it has ended unseen, and the window must not wait for it for ever.
 */
import { watch, type Ref } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Connection } from '../bridge/connection.ts'
import { strings } from '../strings.ts'
import type { RunModel } from './use-run.ts'

/** Thirty samples' time. */
const SILENCE_MS = 3000

export function watchConnection(
  bridge: Bridge,
  connection: Readonly<Ref<Connection>>,
  run: RunModel,
  back: () => void,
): void {
  let signs = 0
  bridge.on('live', () => signs++)
  bridge.on('run', () => signs++)
  watch(connection, (now, was) => {
    if (now.state !== 'connected' || was.state !== 'lost') return
    back()
    const seen = signs
    const id = idOf(run)
    if (id === undefined) return
    setTimeout(() => {
      if (signs !== seen || idOf(run) !== id) return
      run.abandon({ code: 'io', message: strings.connection.runLost })
    }, SILENCE_MS)
  })
}

const idOf = (model: RunModel) => ('run' in model.run.value ? model.run.value.run : undefined)
