/**
 * Everything the window knows, in one object that components inject: the host, what is open, the settings,
 * the run with its live figures, the recent files and the notes. Commands (keys, menu, buttons) come in
 * through `perform`, which does nothing where a command makes no sense at the moment.
 */
import {
  computed,
  inject,
  ref,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type Ref,
  type ShallowRef,
} from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import { commandLine } from '../../shared/command-line.ts'
import type { HostFacts, MenuCommand, Opened, Recent } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import type { Connection } from '../bridge/connection.ts'
import { useLive, type Live } from '../live/use-live.ts'
import { useSettings, type SettingsModel } from '../settings/use-settings.ts'
import { strings } from '../strings.ts'
import { downloadText } from '../ui/download.ts'
import { useToasts, type Toasts } from '../ui/use-toasts.ts'
import { useCensus, type CensusModel } from './use-census.ts'
import { useFiles, type Files } from './use-files.ts'
import { useRecents, type Recents } from './use-recents.ts'
import { useRun, type RunModel } from './use-run.ts'
import { watchConnection } from './watch-connection.ts'

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

const key: InjectionKey<Session> = Symbol('session')
export const sessionKey = key

export function useSession(): Session {
  const session = inject(key)
  if (session === undefined) throw new Error('no session was provided')
  return session
}

export function createSession(bridge: Bridge, connection: Readonly<Ref<Connection>>): Session {
  const host = shallowRef<HostFacts>()
  const hostFailure = shallowRef<Failure>()
  const saveFailure = shallowRef<Failure>()
  const picking = ref(false)
  const toasts = useToasts()
  const census = useCensus(bridge)
  const settings = useSettings()
  const live = useLive()
  const recents = useRecents(bridge, toasts)
  const run = useRun(bridge, report => {
    const { outcome, result } = report.content
    files.report.value = report
    // A whole run has seen every page; after half of one the count goes on where it matters: anew.
    if (outcome === 'done') {
      census.know({ total: result.pages.total, zero: result.pages.duplicate })
    } else if (files.dump.value !== undefined && census.census.value.state === 'cancelled') {
      void census.start(files.dump.value.dump)
    }
  })
  const files = useFiles(bridge, dump => {
    run.outcome.value = undefined
    run.failure.value = undefined
    live.reset(settings.settings.value.threads)
    void census.start(dump)
  })

  /** Opening a file under a running job would take its dump away. */
  function mayOpen(): boolean {
    if (run.active.value) toasts.show({ text: strings.start.runFirst })
    return !run.active.value
  }
  const open = async (name: string, ask: () => Promise<Result<Opened | null>>) =>
    mayOpen() && (await files.open(name, ask))

  function pick() {
    if (!mayOpen()) return
    if (host.value?.picker === 'folders') picking.value = true
    else void open('', () => bridge.pickFile({}))
  }

  async function startRun() {
    const dump = files.dump.value
    if (dump === undefined || run.active.value) return
    files.report.value = undefined
    saveFailure.value = undefined
    live.reset(settings.settings.value.threads)
    // Counting would compete for the disk and the processors with what is to be measured.
    await census.stop()
    await run.start(dump.dump, settings.settings.value)
  }

  async function save() {
    const report = files.report.value
    if (report === undefined) return
    const answer = await bridge.saveReport({ report: report.report })
    saveFailure.value = answer.ok ? undefined : answer.failure
    if (!answer.ok || answer.value.state === 'cancelled') return
    if (answer.value.state === 'download') downloadText(answer.value.name, answer.value.text)
    toasts.show({ text: strings.result.saved(answer.value.name) })
  }

  function perform(command: MenuCommand) {
    switch (command) {
      case 'open':
        pick()
        return
      case 'open-sample':
        return void (mayOpen() && files.openSample())
      case 'save':
        return void save()
      case 'run':
        return void startRun()
      case 'cancel':
        return void run.cancel()
      default:
        command satisfies never
    }
  }

  bridge.on('command', perform)
  bridge.on('live', words => {
    if (run.active.value) live.accept(words)
  })
  bridge.on('opened', result => {
    if (mayOpen()) void files.open('', () => Promise.resolve(result))
    else if (result.ok && result.value.kind === 'dump') {
      void bridge.closeDump({ dump: result.value.dump })
    }
  })
  watchConnection(bridge, connection, run, () => void recents.refresh())

  return {
    bridge,
    connection,
    host,
    hostFailure,
    files,
    census,
    settings,
    run,
    live,
    recents,
    toasts,
    saveFailure,
    picking,
    perform,
    view: computed(() => {
      if (files.report.value !== undefined && !run.active.value) return 'result'
      return files.dump.value === undefined ? 'start' : 'live'
    }),
    command: computed(() => {
      if (run.active.value && run.command.value !== undefined) return run.command.value
      const dump = files.dump.value
      const file = dump === undefined || dump.sample ? '--sample' : dump.facts.name
      return commandLine(file, settings.settings.value)
    }),
    async connect() {
      hostFailure.value = undefined
      const answer = await bridge.hello({})
      if (!answer.ok) return void (hostFailure.value = answer.failure)
      host.value = answer.value
      settings.restore(answer.value)
      live.reset(settings.settings.value.threads)
      await recents.refresh()
    },
    openRecent: recent => void open(recent.name, () => bridge.openRecent({ recent: recent.id })),
    openEntry: (entry, name) => open(name, () => bridge.openEntry({ entry })),
    openDropped: file => void open(file.name, () => bridge.openDropped(file)),
    newRun() {
      files.report.value = undefined
      run.outcome.value = undefined
      live.reset(settings.settings.value.threads)
    },
    closeAll() {
      if (run.active.value) return
      files.closeAll()
      census.clear()
    },
  }
}
