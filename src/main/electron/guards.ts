/**
 * What the page may not do, whatever runs in it: get a permission, open a window, attach a webview, or
 * lead anywhere else.
 */
import type { Session, WebContents } from 'electron'
import type { Listens, Preventable } from './listens.ts'

export type GuardedContents = Pick<WebContents, 'setWindowOpenHandler'> &
  Listens<'will-navigate', [event: Preventable]> &
  Listens<'will-frame-navigate', [event: Preventable]> &
  Listens<'will-redirect', [event: Preventable]> &
  Listens<'will-attach-webview', [event: Preventable]>

export type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

/** Denies every permission; Electron's own default is to grant. */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Keeps `contents` on the page it was given. */
export function guardContents(contents: GuardedContents): void {
  const prevent = (event: Preventable) => event.preventDefault()
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', prevent)
  contents.on('will-frame-navigate', prevent)
  contents.on('will-redirect', prevent)
  contents.on('will-attach-webview', prevent)
}
