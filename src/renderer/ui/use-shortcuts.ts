/**
 * The window's keys. A chord (Ctrl, or ⌘ on a Mac) works everywhere; a single key does not where it would be
 * typed, and Space not where it would press a button. A key that did something is not passed on, so that a menu
 * with the same accelerator does not do it twice.
 */
import { onScopeDispose } from 'vue'

export interface Shortcut {
  readonly keys: readonly string[]
  readonly enabled: () => boolean
  readonly run: () => void
}

/** `Ctrl+O`, `Escape`, `Space`, `w`, `?`; undefined for keys with Alt, and Ctrl with Shift. */
export function chordOf(event: KeyboardEvent): string | undefined {
  if (event.altKey) return undefined
  const key = event.key === ' ' ? 'Space' : event.key
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return undefined
    return `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`
  }
  // Which letter it is matters, not whether it is a capital; `=` is `+` without Shift.
  if (key === '=') return '+'
  return key.length === 1 ? key.toLowerCase() : key
}

const TYPED_IN = 'input, select, textarea, [contenteditable]'
const PRESSED = 'button, a, summary, [role="tab"], [role="option"]'

function belongsToElement(chord: string, target: EventTarget | null): boolean {
  if (chord.startsWith('Ctrl+') || chord === 'Escape' || !(target instanceof Element)) return false
  if (target.closest(TYPED_IN) !== null) return true
  return chord === 'Space' && target.closest(PRESSED) !== null
}

export function useShortcuts(shortcuts: () => readonly Shortcut[]): void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    // An open dialog has the keyboard; Escape closes it by itself.
    if (document.querySelector('dialog[open]') !== null) return
    const chord = chordOf(event)
    if (chord === undefined || belongsToElement(chord, event.target)) return
    const shortcut = shortcuts().find(one => one.keys.includes(chord))
    if (shortcut === undefined) return
    // Also where it makes no sense now: else Ctrl+S would save the page.
    if (chord.startsWith('Ctrl+') || shortcut.enabled()) event.preventDefault()
    if (shortcut.enabled()) shortcut.run()
  }
  window.addEventListener('keydown', pressed)
  onScopeDispose(() => window.removeEventListener('keydown', pressed))
}
