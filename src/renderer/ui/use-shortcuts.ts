/**
 * The window's keys: Ctrl+O opens, Ctrl+S saves, Ctrl+Enter runs, Esc cancels (⌘ for Ctrl on a Mac). A key
 * that did something is not passed on, so that a menu with the same accelerator does not do it twice.
 */
import { onScopeDispose } from 'vue'
import type { MenuCommand } from '../../shared/contract.ts'

const chords: Readonly<Record<string, MenuCommand>> = { o: 'open', s: 'save', enter: 'run' }

export function commandOf(event: KeyboardEvent): MenuCommand | undefined {
  if (event.defaultPrevented || event.altKey || event.shiftKey) return undefined
  const chord = event.ctrlKey || event.metaKey
  if (chord) return chords[event.key.toLowerCase()]
  return event.key === 'Escape' ? 'cancel' : undefined
}

export function useShortcuts(perform: (command: MenuCommand) => void): void {
  const pressed = (event: KeyboardEvent) => {
    const command = commandOf(event)
    if (command === undefined) return
    // An open dialog has the keyboard; Escape closes it by itself.
    if (document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    perform(command)
  }
  window.addEventListener('keydown', pressed)
  onScopeDispose(() => window.removeEventListener('keydown', pressed))
}
