/**
 * Light, dark, or as the system has it. The style sheet knows two sets of colours by `data-theme` on the root;
 * which of them holds is decided here, remembered, and follows the system while nothing else is chosen.
 */
import { computed, onScopeDispose, shallowRef, watchEffect, type ComputedRef, type Ref } from 'vue'
import { useStored } from './stored.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export interface ThemeModel {
  /** What was chosen. */
  readonly theme: Ref<Theme>
  /** What that comes to now. */
  readonly shown: ComputedRef<'light' | 'dark'>
}

export function useTheme(): ThemeModel {
  const theme = useStored('theme', themes, 'system')
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const dark = shallowRef(system.matches)
  const changed = () => void (dark.value = system.matches)
  system.addEventListener('change', changed)
  onScopeDispose(() => system.removeEventListener('change', changed))
  const shown = computed(() => {
    if (theme.value !== 'system') return theme.value
    return dark.value ? 'dark' : 'light'
  })
  // At once, so that nothing is painted in the other one first.
  watchEffect(() => void (document.documentElement.dataset.theme = shown.value), { flush: 'sync' })
  return { theme, shown }
}
