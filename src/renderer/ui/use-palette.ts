/** The palette as it is now: read again whenever the theme or the system's colours change. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { readPalette, type Palette } from './palette.ts'

export function usePalette(): Readonly<ShallowRef<Palette>> {
  const palette = shallowRef(readPalette())
  const changed = () => void (palette.value = readPalette())
  const forced = window.matchMedia('(forced-colors: active)')
  forced.addEventListener('change', changed)
  const themed = new MutationObserver(changed)
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  onScopeDispose(() => {
    forced.removeEventListener('change', changed)
    themed.disconnect()
  })
  return palette
}
