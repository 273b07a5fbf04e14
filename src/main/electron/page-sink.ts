/**
 * Events to the page of the one window. While no page listens (before it has loaded, after it crashed),
 * what a user asked for is kept; figures and states are let go, since newer ones follow.
 */
import type { WebContents } from 'electron'
import type { EventName } from '../../shared/contract.ts'
import type { EventSink } from '../service/events.ts'
import { EVENT } from './channels.ts'
import type { Listens } from './listens.ts'

export type PageContents = Pick<WebContents, 'send' | 'isDestroyed'> &
  Listens<'did-finish-load'> &
  Listens<'render-process-gone'>

export interface PageSink {
  readonly sink: EventSink
  /** The page that events go to from now on. */
  readonly attach: (contents: PageContents) => void
}

const kept: ReadonlySet<EventName> = new Set<EventName>(['opened', 'command'])
/** More than a user asks for while a page loads. */
const MAX_KEPT = 32

export function createPageSink(): PageSink {
  let listening: PageContents | undefined
  const waiting: [EventName, unknown][] = []
  return {
    sink(event, value) {
      if (listening !== undefined && !listening.isDestroyed()) listening.send(EVENT, event, value)
      else if (kept.has(event) && waiting.length < MAX_KEPT) waiting.push([event, value])
    },
    attach(contents) {
      contents.on('did-finish-load', () => {
        listening = contents
        for (const [event, value] of waiting.splice(0)) contents.send(EVENT, event, value)
      })
      contents.on('render-process-gone', () => (listening = undefined))
    },
  }
}
