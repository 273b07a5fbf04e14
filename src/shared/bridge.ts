/**
 * What a shell gives the renderer: `window.migrascope`. Electron's preload and the browser shell's
 * WebSocket client both implement it; answers and events have passed the contract's schemas.
 */
import type { Answer, Argument, CallName, EventName, EventValue, Opened } from './contract.ts'
import type { Result } from './failure.ts'

export type Bridge = {
  readonly [K in CallName]: (argument: Argument<K>) => Promise<Result<Answer<K>>>
} & {
  /** Opens a file dropped on the page, dump or report; the shell finds out where it is. */
  readonly openDropped: (file: File) => Promise<Result<Opened>>
  /** Calls `listener` for each event until the returned function is called. */
  readonly on: <K extends EventName>(
    event: K,
    listener: (value: EventValue<K>) => void,
  ) => () => void
}

declare global {
  interface Window {
    readonly migrascope?: Bridge
  }
}
