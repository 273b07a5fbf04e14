/**
 * When the page's process dies the host goes on, so the page is loaded again, once, and the user is told.
 * A page that dies again would go on dying: then the program ends with a message.
 */
import type { RenderProcessGoneDetails, WebContents } from 'electron'
import type { Listens } from './listens.ts'

type Details = Pick<RenderProcessGoneDetails, 'reason'>

export type MortalContents = Pick<WebContents, 'reload'> &
  Listens<'render-process-gone', [event: unknown, details: Details]>

export interface Mourner {
  /** Tells the user; the program goes on. */
  readonly tell: (message: string) => void
  /** Tells the user and quits. */
  readonly giveUp: (message: string) => void
}

export function reloadOnce(contents: MortalContents, { tell, giveUp }: Mourner): void {
  let reloaded = false
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if (reloaded) {
      giveUp(`The window’s process ended again (${reason}). Migrascope closes; saved reports stay.`)
      return
    }
    reloaded = true
    contents.reload()
    tell(`The window’s process ended (${reason}) and was started again. Open the file anew.`)
  })
}
