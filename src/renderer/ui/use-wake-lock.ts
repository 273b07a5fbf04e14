/**
 * Keeps the screen on, and with it the machine awake, while something is needed of it. Browsers take the lock away
 * when the page goes out of sight; it is asked for again when it is back. Those that have none, or refuse (a battery
 * that is low), leave the machine to itself.
 */
import { onScopeDispose, watch } from 'vue'

export function useWakeLock(needed: () => boolean): void {
  const locks = (navigator as Partial<Pick<Navigator, 'wakeLock'>>).wakeLock
  if (locks === undefined) return
  let held: WakeLockSentinel | undefined
  let isAsking = false

  async function settle() {
    if (isAsking) return
    if (!needed()) {
      const lock = held
      held = undefined
      await lock?.release().catch(() => undefined)
    } else if (!document.hidden && (held === undefined || held.released)) {
      isAsking = true
      held = await locks?.request('screen').catch(() => undefined)
      isAsking = false
      // It may be needed no more by now.
      if (!needed()) await settle()
    }
  }

  watch(needed, () => void settle(), { immediate: true })
  const shown = () => void settle()
  document.addEventListener('visibilitychange', shown)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', shown)
    void held?.release().catch(() => undefined)
  })
}
