/**
 * Everything the window knows, in one object that components inject: the host, what is open, the settings,
 * the run or sweep with its live figures, the recent files, the log and the notes. Commands (keys, menu, buttons)
 * come in through `perform`, which does nothing where a command makes no sense at the moment.
 */
import { inject, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { HostFacts, MenuCommand, Recent, RecoveredJournal } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'
import type { Connection } from '../bridge/connection.ts'
import type { Live } from '../live/use-live.ts'
import type { LinkModel } from '../settings/use-link.ts'
import type { SettingsModel } from '../settings/use-settings.ts'
import type { SweepPlanModel } from '../settings/use-sweep-plan.ts'
import type { Toasts } from '../ui/use-toasts.ts'
import type { TimelineSlot } from './timeline-keys.ts'
import type { CensusModel } from './use-census.ts'
import type { CompareModel } from './use-compare.ts'
import type { Files } from './use-files.ts'
import type { Log } from './use-log.ts'
import type { Notices } from './use-notices.ts'
import type { Recents } from './use-recents.ts'
import type { Recovered } from './use-recovered.ts'
import type { RunModel } from './use-run.ts'
import type { Saving } from './use-saving.ts'
import type { SweepModel } from './use-sweep.ts'
import type { Tabs } from './use-tabs.ts'

/** What the main area shows: nothing is open, a dump and what is done with it, a report. */
export type View = 'start' | 'live' | 'result'

export const modes = ['run', 'sweep'] as const
/** What the run bar starts. */
export type Mode = (typeof modes)[number]

export interface Session {
  readonly bridge: Bridge
  readonly connection: Readonly<Ref<Connection>>
  readonly host: Readonly<ShallowRef<HostFacts | undefined>>
  readonly hostFailure: Readonly<ShallowRef<Failure | undefined>>
  readonly files: Files
  readonly census: CensusModel
  readonly settings: SettingsModel
  readonly plan: SweepPlanModel
  /** The link that results are held against. */
  readonly link: LinkModel
  readonly mode: Readonly<Ref<Mode>>
  readonly setMode: (mode: Mode) => void
  readonly run: RunModel
  readonly sweep: SweepModel
  /** A run or a sweep is on. */
  readonly busy: ComputedRef<boolean>
  readonly live: Live
  readonly tabs: Tabs
  readonly timeline: TimelineSlot
  readonly recents: Recents
  readonly recovered: Recovered
  readonly compare: CompareModel
  readonly log: Log
  readonly notices: Notices
  readonly toasts: Toasts
  readonly view: ComputedRef<View>
  /** The command line of what is set or running. */
  readonly command: ComputedRef<string>
  readonly saving: Saving
  /** The server-side file picker is open. */
  readonly picking: Ref<boolean>
  readonly connect: () => Promise<void>
  readonly perform: (command: MenuCommand) => void
  readonly openRecent: (recent: Recent) => void
  readonly openEntry: (entry: string, name: string) => Promise<boolean>
  readonly openDropped: (file: File) => void
  /** Makes a report of what a killed program had measured, and shows it. */
  readonly recover: (journal: RecoveredJournal) => void
  /** Goes on with a sweep that was killed. */
  readonly resume: (journal: RecoveredJournal) => void
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
