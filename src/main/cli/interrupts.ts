/**
 * Ctrl-C, counted as a person counts it. The first one goes to whoever listens; the next one, and the
 * first when nobody listens, ends the process at once. One Ctrl-C may arrive several times: the terminal
 * signals the whole group, and npm and our own launcher each pass theirs on. What follows within half a
 * second is the same one.
 */
const SAME_MS = 500

export interface Interrupts {
  /** To be called at each signal. */
  signal(): void
  onInterrupt(listener: () => void): () => void
}

export function createInterrupts(now: () => number, end: () => void): Interrupts {
  const listeners = new Set<() => void>()
  let last = -Infinity
  let heard = false
  return {
    signal() {
      const time = now()
      const same = time - last < SAME_MS
      last = time
      if (same) return
      if (heard || listeners.size === 0) end()
      heard = true
      for (const listener of listeners) listener()
    },
    onInterrupt(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
