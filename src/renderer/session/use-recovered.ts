/**
 * What programs that were killed had measured. Forgetting one hides it at once and tells the host only when the
 * note with the undo button is gone.
 */
import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { RecoveredJournal } from '../../shared/contract.ts'
import { strings } from '../strings/index.ts'
import type { Toasts } from '../ui/use-toasts.ts'

export interface Recovered {
  readonly recovered: ComputedRef<readonly RecoveredJournal[]>
  readonly refresh: () => Promise<void>
  readonly forget: (journal: RecoveredJournal) => void
}

export function useRecovered(bridge: Bridge, toasts: Toasts): Recovered {
  const known = shallowRef<readonly RecoveredJournal[]>([])
  const hidden = ref<ReadonlySet<string>>(new Set())

  function hide(id: string, yes: boolean) {
    const next = new Set(hidden.value)
    if (yes) next.add(id)
    else next.delete(id)
    hidden.value = next
  }

  return {
    recovered: computed(() => known.value.filter(journal => !hidden.value.has(journal.id))),
    async refresh() {
      const answer = await bridge.listRecovered({})
      if (answer.ok) known.value = answer.value
    },
    forget(journal) {
      hide(journal.id, true)
      toasts.show({
        text: strings.recovered.forgotten(journal.title),
        action: { label: strings.start.undo, run: () => hide(journal.id, false) },
        onGone: () => void bridge.forgetRecovered({ journal: journal.id }),
      })
    },
  }
}
