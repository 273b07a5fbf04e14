/** Runs `draw` at most once per animation frame, and only after somebody asked for it. */
import { onScopeDispose } from 'vue'

export function useFrame(draw: () => void): () => void {
  let frame = 0
  onScopeDispose(() => cancelAnimationFrame(frame))
  return () => {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  }
}
