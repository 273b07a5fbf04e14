/**
 * Runs `draw` after the next paint, in a task of its own, and at most once for each: several that are asked for at once
 * hold up neither what was clicked nor one another.
 */
import { onScopeDispose } from 'vue'

export function useAfterPaint(draw: () => void): () => void {
  let frame = 0
  let task: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    clearTimeout(task)
  })
  return () => {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      task = setTimeout(() => {
        frame = 0
        draw()
      })
    })
  }
}
