/**
 * How far a run is, on the task bar and in the window's title, so that it shows while the window is
 * behind others. Where the end is not known (loading, verifying), the bar says only that work goes on.
 */
import type { BrowserWindow } from 'electron'
import type { EventValue } from '../../shared/contract.ts'
import { decodeLive, type LivePhase } from '../../shared/live.ts'
import type { EventSink } from '../service/events.ts'

const NAME = 'Migrascope'

/** What Electron's bar takes for "unknown" and "none". */
const INDETERMINATE = 2
const NONE = -1

const unmeasured: Partial<Record<LivePhase, string>> = {
  start: 'Starting',
  load: 'Loading',
  verify: 'Verifying',
}

export function createProgress(
  window: Pick<BrowserWindow, 'isDestroyed' | 'setProgressBar' | 'setTitle'>,
): EventSink {
  let shown = NAME

  function show(bar: number, title: string) {
    if (window.isDestroyed()) return
    window.setProgressBar(bar)
    if (title !== shown) window.setTitle(title)
    shown = title
  }

  return (event, value) => {
    if (value instanceof Float64Array) {
      const figures = decodeLive(value)
      if (figures === undefined || figures.phase === 'end') return
      const word = unmeasured[figures.phase]
      const share = figures.goalBytes > 0 ? Math.min(1, figures.doneBytes / figures.goalBytes) : 0
      if (word !== undefined) show(INDETERMINATE, `${word}… – ${NAME}`)
      else show(share, `${Math.floor(share * 100)} % – ${NAME}`)
    } else if (event === 'run') {
      const { state } = value as EventValue<'run'>
      if (state === 'ended' || state === 'failed') show(NONE, NAME)
    }
  }
}
