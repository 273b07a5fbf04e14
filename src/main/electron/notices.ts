/**
 * The system's own notes over other windows, for what ended while ours was not looked at. The newest takes the place
 * of the one before; a click on it brings the window up. Where the system has none, nothing is shown.
 */
import type { BrowserWindow, NotificationConstructorOptions } from 'electron'
import type { Argument } from '../../shared/contract.ts'
import type { Listens } from './listens.ts'

export type ShownNote = { show(): void; close(): void } & Listens<'click'> & Listens<'close'>

export interface NoticesOptions {
  readonly supported: () => boolean
  readonly make: (options: NotificationConstructorOptions) => ShownNote
  readonly window: Pick<BrowserWindow, 'isDestroyed' | 'isFocused'>
  /** Brings the window to the front. */
  readonly bringUp: () => void
}

export type Notify = (notice: Argument<'notify'>) => void

export function createNotices({ supported, make, window, bringUp }: NoticesOptions): Notify {
  // Kept: a note that nobody holds is collected, and its click is lost.
  let shown: ShownNote | undefined

  return ({ title, body }) => {
    if (!supported() || window.isDestroyed() || window.isFocused()) return
    shown?.close()
    const note = make({ title, body })
    note.on('click', bringUp)
    note.on('close', () => {
      if (shown === note) shown = undefined
    })
    shown = note
    note.show()
  }
}
