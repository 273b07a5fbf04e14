/**
 * Which view of what is open is in front. The user's choice is remembered and holds wherever it makes sense; what
 * happens (a run starts, a report comes) may turn to another view, which is not remembered.
 */
import { computed, ref, type ComputedRef } from 'vue'
import { useStored } from '../ui/stored.ts'

export const tabs = ['live', 'results', 'charts', 'page-map', 'compare', 'environment'] as const
export type Tab = (typeof tabs)[number]

export interface Tabs {
  readonly tab: ComputedRef<Tab>
  readonly available: ComputedRef<readonly Tab[]>
  /** The user's choice. One that is not available does nothing. */
  readonly choose: (tab: Tab) => void
  /** Turns to a view until the user chooses another. */
  readonly turn: (tab: Tab) => void
  /** Turns to the remembered view if it is among these, else to the first of them. */
  readonly turnToOneOf: (tabs: readonly [Tab, ...Tab[]]) => void
}

/** @param has whether a view has something to show now */
export function useTabs(has: (tab: Tab) => boolean): Tabs {
  const remembered = useStored('tab', tabs, 'results')
  const wanted = ref<Tab>('live')
  const available = computed(() => tabs.filter(has))
  const turn = (tab: Tab) => void (wanted.value = tab)
  return {
    available,
    turn,
    tab: computed(() =>
      available.value.includes(wanted.value) ? wanted.value : (available.value[0] ?? 'live'),
    ),
    choose(tab) {
      if (!available.value.includes(tab)) return
      remembered.value = tab
      turn(tab)
    },
    turnToOneOf: among => turn(among.find(tab => tab === remembered.value) ?? among[0]),
  }
}
