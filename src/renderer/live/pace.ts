/**
 * How often the window draws what comes ten times a second. Where a frame is cheap it draws every sample; where it is
 * dear, because the browser draws in software or every processor is busy with the run, fewer, so that drawing keeps
 * to SHARE of the time and the run that is looked at is not slowed by the looking. The newest sample is drawn in the
 * end whatever happens, and while nobody can see the page none is.
 */
import { median } from '../charts/median.ts'

/** Of the page's main thread; the browser's other threads take about as much again. */
const SHARE = 0.03
/** However dear a frame is: a picture that stands for longer does not look alive. */
const LONGEST_MS = 500
/** Frames whose median is the cost, so that one that was interrupted counts for little. */
const FRAMES = 5

/** What a page knows of time, frames and being seen. */
export interface Screen {
  /** Milliseconds that never go back. */
  readonly now: () => number
  readonly hidden: () => boolean
  readonly onShown: (shown: () => void) => () => void
  readonly after: (ms: number, run: () => void) => void
  /** Calls `draw`, and tells the milliseconds that it and the frame after it took. */
  readonly timed: (draw: () => void, took: (ms: number) => void) => void
}

export interface Pace {
  /** There is something new: draws it at once or as soon as its time has come. */
  readonly ask: () => void
  /** Draws at once what was asked for and is not drawn yet. */
  readonly settle: () => void
  readonly stop: () => void
}

export function createPace(draw: () => void, screen: Screen): Pace {
  const costs: number[] = []
  let drawnMs = -Infinity
  let isNew = false
  let isWaiting = false
  let isStopped = false

  function settle() {
    if (!isNew || isStopped) return
    isNew = false
    drawnMs = screen.now()
    screen.timed(draw, ms => {
      costs.push(ms)
      if (costs.length > FRAMES) costs.shift()
    })
  }

  /** Milliseconds from the last drawing to the next. */
  const distance = () => Math.min(LONGEST_MS, (median(costs) ?? 0) / SHARE)

  function look() {
    if (!isNew || isWaiting || screen.hidden()) return
    const left = drawnMs + distance() - screen.now()
    if (left <= 0) {
      settle()
      return
    }
    isWaiting = true
    screen.after(left, () => {
      isWaiting = false
      look()
    })
  }

  const stopListening = screen.onShown(look)
  return {
    ask() {
      isNew = true
      look()
    },
    settle,
    stop() {
      isStopped = true
      stopListening()
    },
  }
}
