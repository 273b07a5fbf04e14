/**
 * What a lost connection means for a run. Events that came meanwhile may be gone: when the connection is
 * back the host is asked, and a run that it does not know any more has ended unseen.
 */
import { watch, type Ref } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Connection } from '../bridge/connection.ts'
import { strings } from '../strings.ts'
import type { RunModel } from './use-run.ts'

export function watchConnection(
  bridge: Bridge,
  connection: Readonly<Ref<Connection>>,
  run: RunModel,
  back: () => void,
): void {
  watch(connection, async (now, was) => {
    if (now.state !== 'connected' || was.state !== 'lost') return
    back()
    const id = idOf(run)
    if (id === undefined) return
    const answer = await bridge.hello({})
    if (!answer.ok || answer.value.active?.run === id || idOf(run) !== id) return
    run.abandon({ code: 'io', message: strings.connection.runLost })
  })
}

const idOf = (model: RunModel) => ('run' in model.run.value ? model.run.value.run : undefined)
