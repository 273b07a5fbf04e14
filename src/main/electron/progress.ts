/**
 * How far a run or a sweep is, on the task bar, so that it shows while the window is behind others; the window's
 * title says the same in words, and is the page's. Where the end is not known (loading, verifying) the bar says only
 * that work goes on. One that failed stays red until the window is looked at; one that was cancelled is gone at
 * once, since whoever cancelled it knows.
 */
import type { BrowserWindow } from 'electron'
import type { EventValue } from '../../shared/contract.ts'
import { decodeLive, type LivePhase } from '../../shared/live.ts'
import type { EventSink } from '../service/events.ts'
import type { Listens } from './listens.ts'

/** What Electron's bar takes for "unknown" and "none". */
const INDETERMINATE = 2
const NONE = -1

const unmeasured: ReadonlySet<LivePhase> = new Set<LivePhase>(['start', 'load', 'verify'])

export type ProgressWindow = Pick<BrowserWindow, 'isDestroyed' | 'isFocused' | 'setProgressBar'> &
  Listens<'focus'>

export function createProgress(window: ProgressWindow): EventSink {
  /** A sweep's runs are short; how far each of them is would make the bar jump to and fro. */
  let ofSweep = false
  let isFailed = false

  function show(share: number) {
    isFailed = false
    if (!window.isDestroyed()) window.setProgressBar(share)
  }

  function fail() {
    show(NONE)
    if (window.isDestroyed() || window.isFocused()) return
    isFailed = true
    window.setProgressBar(1, { mode: 'error' })
  }

  function live(words: Float64Array) {
    const figures = decodeLive(words)
    if (ofSweep || figures === undefined || figures.phase === 'end') return
    const share = figures.goalBytes > 0 ? Math.min(1, figures.doneBytes / figures.goalBytes) : 0
    show(unmeasured.has(figures.phase) ? INDETERMINATE : share)
  }

  function run({ state }: EventValue<'run'>) {
    if (state === 'failed') fail()
    else if (state === 'ended') show(NONE)
  }

  function sweep(event: EventValue<'sweep'>) {
    ofSweep = event.state !== 'ended' && event.state !== 'failed'
    if (event.state === 'preparing') show(INDETERMINATE)
    else if (event.state === 'running') {
      const { done, goal } = event.progress
      show(goal > 0 ? Math.min(1, done / goal) : 0)
    } else if (event.state === 'failed') fail()
    else if (event.state === 'ended') show(NONE)
  }

  window.on('focus', () => {
    if (isFailed) show(NONE)
  })
  return (event, value) => {
    if (event === 'live') live(value as EventValue<'live'>)
    else if (event === 'run') run(value as EventValue<'run'>)
    else if (event === 'sweep') sweep(value as EventValue<'sweep'>)
  }
}
