/** The palette as it is now: read again whenever the system's colours change. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { readPalette, type Palette } from './palette.ts'

const QUERIES = ['(prefers-color-scheme: dark)', '(forced-colors: active)']

export function usePalette(): Readonly<ShallowRef<Palette>> {
  const palette = shallowRef(readPalette())
  for (const query of QUERIES) {
    const list = window.matchMedia(query)
    const changed = () => (palette.value = readPalette())
    list.addEventListener('change', changed)
    onScopeDispose(() => list.removeEventListener('change', changed))
  }
  return palette
}
