/** Brings the window to the front, out of the task bar too. */
import type { BrowserWindow } from 'electron'

export type RaisedWindow = Pick<
  BrowserWindow,
  'isDestroyed' | 'isMinimized' | 'restore' | 'show' | 'focus'
>

export function bringUp(window: RaisedWindow | undefined): void {
  if (window === undefined || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
