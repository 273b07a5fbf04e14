/** Wires the parts of a session together: what one of them does to another is said here and nowhere else. */
import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import { commandLine } from '../../shared/command-line.ts'
import type { HostFacts, MenuCommand, Opened } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import type { Connection } from '../bridge/connection.ts'
import { useLive } from '../live/use-live.ts'
import { useSettings } from '../settings/use-settings.ts'
import { strings } from '../strings.ts'
import { downloadText } from '../ui/download.ts'
import { useToasts } from '../ui/use-toasts.ts'
import { useCensus } from './use-census.ts'
import { useFiles } from './use-files.ts'
import { useRecents } from './use-recents.ts'
import { useRun } from './use-run.ts'
import type { Session } from './use-session.ts'
import { watchConnection } from './watch-connection.ts'

export function createSession(bridge: Bridge, connection: Readonly<Ref<Connection>>): Session {
  const host = shallowRef<HostFacts>()
  const hostFailure = shallowRef<Failure>()
  const saveFailure = shallowRef<Failure>()
  const picking = ref(false)
  const toasts = useToasts()
  const census = useCensus(bridge, (dump, facts) => files.learn(dump, facts))
  const settings = useSettings()
  const live = useLive()
  const recents = useRecents(bridge, toasts)
  const run = useRun(bridge, report => {
    const { outcome } = report.content
    files.report.value = report
    // A whole run has counted every page, and the host tells; after half of one the count starts anew.
    if (outcome === 'cancelled' && census.census.value.state === 'cancelled' && files.dump.value) {
      void census.start(files.dump.value.dump)
    }
  })
  const files = useFiles(bridge, dump => {
    run.outcome.value = undefined
    run.failure.value = undefined
    live.reset(settings.settings.value.threads)
    if (!run.active.value) void census.start(dump)
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
    await run.start(dump.dump, settings.settings.value, census.stop)
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
      const { active } = answer.value
      if (active !== null) {
        settings.change(active.settings)
        run.resume(active.run, active.command)
        files.adopt(active.dump, active.dump.facts.format === 'sample')
      }
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
