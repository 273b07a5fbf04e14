/**
 * The title of the window or the tab: how far the run or sweep is, or how it ended until somebody has looked, then
 * what is open. It takes the figures by itself, since what is drawn rests while nobody sees it and the title is
 * there for just then.
 */
import { computed, onScopeDispose, ref, watch, watchEffect } from 'vue'
import { decodeLive } from '../../shared/live.ts'
import { passOf, shareOf, type Pass } from '../live/passes.ts'
import { strings } from '../strings/index.ts'
import { isSeen } from '../ui/is-seen.ts'
import type { RunOutcome } from './use-run.ts'
import type { Session } from './use-session.ts'

const percent = (share: number) => `${Math.floor(share * 100)} %`

/** @param name of what is open */
export function useTitle(
  { bridge, busy, run, sweep }: Session,
  name: () => string | undefined,
): void {
  const pass = ref<Pass>('start')
  const done = ref(percent(0))
  const unseen = ref<RunOutcome>()

  const stop = bridge.on('live', words => {
    if (!run.active.value) return
    const figures = decodeLive(words)
    if (figures === undefined) return
    pass.value = passOf(figures)
    done.value = percent(shareOf(figures))
  })
  watch(busy, isOn => {
    pass.value = 'start'
    done.value = percent(0)
    unseen.value = isOn || isSeen() ? undefined : (run.outcome.value ?? sweep.outcome.value)
  })

  const look = () => {
    if (isSeen()) unseen.value = undefined
  }
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    stop()
    window.removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
  })

  const progress = computed(() => {
    if (run.active.value) {
      return pass.value === 'compress' ? done.value : `${strings.pass[pass.value]}…`
    }
    if (sweep.active.value) {
      const now = sweep.progress.value
      return percent(now === undefined || now.goal === 0 ? 0 : Math.min(1, now.done / now.goal))
    }
    return unseen.value && strings.outcome[unseen.value]
  })
  watchEffect(() => {
    const words = [progress.value, name(), strings.app.name]
    document.title = words.filter(word => word !== undefined).join(' – ')
  })
}
