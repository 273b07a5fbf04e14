/**
 * Everything the window knows, in one object that components inject: the host, what is open, the settings,
 * the run with its live figures, the recent files and the notes. Commands (keys, menu, buttons) come in
 * through `perform`, which does nothing where a command makes no sense at the moment.
 */
import { inject, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { HostFacts, MenuCommand, Recent } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'
import type { Connection } from '../bridge/connection.ts'
import type { Live } from '../live/use-live.ts'
import type { SettingsModel } from '../settings/use-settings.ts'
import type { Toasts } from '../ui/use-toasts.ts'
import type { CensusModel } from './use-census.ts'
import type { Files } from './use-files.ts'
import type { Recents } from './use-recents.ts'
import type { RunModel } from './use-run.ts'

/** What the main area shows. */
export type View = 'start' | 'live' | 'result'

export interface Session {
  readonly bridge: Bridge
  readonly connection: Readonly<Ref<Connection>>
  readonly host: Readonly<ShallowRef<HostFacts | undefined>>
  readonly hostFailure: Readonly<ShallowRef<Failure | undefined>>
  readonly files: Files
  readonly census: CensusModel
  readonly settings: SettingsModel
  readonly run: RunModel
  readonly live: Live
  readonly recents: Recents
  readonly toasts: Toasts
  readonly view: ComputedRef<View>
  /** The command line of what is set or running. */
  readonly command: ComputedRef<string>
  readonly saveFailure: ShallowRef<Failure | undefined>
  /** The server-side file picker is open. */
  readonly picking: Ref<boolean>
  readonly connect: () => Promise<void>
  readonly perform: (command: MenuCommand) => void
  readonly openRecent: (recent: Recent) => void
  readonly openEntry: (entry: string, name: string) => Promise<boolean>
  readonly openDropped: (file: File) => void
  readonly newRun: () => void
  /** Back to the start screen. */
  readonly closeAll: () => void
}

export const sessionKey: InjectionKey<Session> = Symbol('session')

export function useSession(): Session {
  const session = inject(sessionKey)
  if (session === undefined) throw new Error('no session was provided')
  return session
}
