/** The page's own screen, as the pace of drawing needs it. */
import type { Screen } from '../live/pace.ts'

export const pageScreen: Screen = {
  now: () => performance.now(),
  hidden: () => document.hidden,
  onShown(shown) {
    const changed = () => document.hidden || shown()
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  },
  after: (ms, run) => void window.setTimeout(run, ms),
  timed(draw, took) {
    // First of the frame's callbacks, since it is asked for before anybody draws.
    let inFrameMs = 0
    requestAnimationFrame(() => {
      const beganMs = performance.now()
      // A task of its own comes after the frame's styles, layout and paint.
      setTimeout(() => took(inFrameMs + performance.now() - beganMs))
    })
    const beganMs = performance.now()
    draw()
    // Vue renders what has changed in a microtask that was asked for before this one.
    queueMicrotask(() => (inFrameMs = performance.now() - beganMs))
  },
}
