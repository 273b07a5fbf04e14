/**
 * What a lost connection means for a run or a sweep. Events that came meanwhile may be gone: when the connection is
 * back the host is asked, and what it does not know any more has ended unseen.
 */
import { watch, type Ref } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Connection } from '../bridge/connection.ts'
import { strings } from '../strings/index.ts'
import type { RunModel } from './use-run.ts'
import type { SweepModel } from './use-sweep.ts'

export function watchConnection(
  bridge: Bridge,
  connection: Readonly<Ref<Connection>>,
  { run, sweep, back }: { run: RunModel; sweep: SweepModel; back: () => void },
): void {
  const onNow = () => {
    if ('run' in run.run.value) return run.run.value.run
    return 'sweep' in sweep.sweep.value ? sweep.sweep.value.sweep : undefined
  }
  watch(connection, async (now, was) => {
    if (now.state !== 'connected' || was.state !== 'lost') return
    back()
    const id = onNow()
    if (id === undefined) return
    const answer = await bridge.hello({})
    if (!answer.ok || onNow() !== id) return
    const { active, activeSweep } = answer.value
    if (activeSweep?.sweep === id) sweep.takeOver(activeSweep)
    if (active?.run === id || activeSweep?.sweep === id) return
    const failure = { code: 'io', message: strings.connection.runLost } as const
    if (run.active.value) run.abandon(failure)
    else sweep.abandon(failure)
  })
}
