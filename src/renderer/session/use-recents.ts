/**
 * The recent files. Removing one hides it at once and tells the host only when the note with the undo
 * button is gone: the contract has no way to put one back, so undo must come before the removal.
 */
import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Recent } from '../../shared/contract.ts'
import { strings } from '../strings/index.ts'
import type { Toasts } from '../ui/use-toasts.ts'

export interface Recents {
  readonly recents: ComputedRef<readonly Recent[]>
  readonly refresh: () => Promise<void>
  readonly remove: (recent: Recent) => void
}

export function useRecents(bridge: Bridge, toasts: Toasts): Recents {
  const known = shallowRef<readonly Recent[]>([])
  const hidden = ref<ReadonlySet<string>>(new Set())
  bridge.on('recents', recents => (known.value = recents))

  function hide(id: string, yes: boolean) {
    const next = new Set(hidden.value)
    if (yes) next.add(id)
    else next.delete(id)
    hidden.value = next
  }

  return {
    recents: computed(() => known.value.filter(recent => !hidden.value.has(recent.id))),
    async refresh() {
      const answer = await bridge.listRecent({})
      if (answer.ok) known.value = answer.value
    },
    remove(recent) {
      hide(recent.id, true)
      toasts.show({
        text: strings.start.removed(recent.name),
        action: { label: strings.start.undo, run: () => hide(recent.id, false) },
        onGone: () => void bridge.removeRecent({ recent: recent.id }),
      })
    },
  }
}
