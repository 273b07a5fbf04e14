/** Wires the parts of a session together: what one of them does to another is said here and nowhere else. */
import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import { commandLine, sweepCommandLine } from '../../shared/command-line.ts'
import type { HostFacts, MenuCommand, Opened, RecoveredJournal } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import { pointLabel } from '../../shared/sweep.ts'
import type { Connection } from '../bridge/connection.ts'
import { useLive } from '../live/use-live.ts'
import { useLink } from '../settings/use-link.ts'
import { useSettings } from '../settings/use-settings.ts'
import { useSweepPlan } from '../settings/use-sweep-plan.ts'
import { strings } from '../strings/index.ts'
import { useStored } from '../ui/stored.ts'
import { useToasts } from '../ui/use-toasts.ts'
import { tellEnd } from './tell-end.ts'
import { createTimelineSlot } from './timeline-keys.ts'
import { useCensus } from './use-census.ts'
import { useCompare } from './use-compare.ts'
import { useFiles, type OpenDump } from './use-files.ts'
import { useLog } from './use-log.ts'
import { useNotices } from './use-notices.ts'
import { useRecents } from './use-recents.ts'
import { useRecovered } from './use-recovered.ts'
import { useRun } from './use-run.ts'
import { useSaving } from './use-saving.ts'
import { modes, type Mode, type Session } from './use-session.ts'
import { useSweep } from './use-sweep.ts'
import { useTabs } from './use-tabs.ts'
import { watchConnection } from './watch-connection.ts'
import { logEnded, logFailures, logOpened } from './write-log.ts'

/** How the command line names a dump; its folder is the host's to know. */
const argumentOf = (dump: OpenDump | undefined) =>
  dump === undefined || dump.sample ? '--sample' : dump.facts.name

export function createSession(bridge: Bridge, connection: Readonly<Ref<Connection>>): Session {
  const host = shallowRef<HostFacts>()
  const hostFailure = shallowRef<Failure>()
  const picking = ref(false)
  const mode = useStored<Mode>('mode', modes, 'run')
  const toasts = useToasts()
  const log = useLog()
  const timeline = createTimelineSlot()
  const census = useCensus(bridge, (dump, facts) => files.learn(dump, facts))
  const settings = useSettings()
  const plan = useSweepPlan()
  const link = useLink()
  const live = useLive()
  const recents = useRecents(bridge, toasts)
  const recovered = useRecovered(bridge, toasts)
  const run = useRun(bridge, report => {
    live.settle()
    files.show(report)
    logEnded(log, report)
    tabs.turnToOneOf(['results', 'charts', 'environment'])
    // A whole run has counted every page, and the host tells; after half of one the count starts anew.
    if (report.content.outcome === 'cancelled') countAgain()
  })
  const sweep = useSweep(bridge, {
    turned: live.expectAnother,
    ended(report) {
      files.show(report)
      logEnded(log, report)
      tabs.turnToOneOf(['results', 'charts', 'environment'])
      countAgain()
    },
  })
  const busy = computed(() => run.active.value || sweep.active.value)
  const files = useFiles(bridge, {
    joins: kind => (kind === 'dump' ? mode.value === 'sweep' : tabs.tab.value === 'compare'),
    opened(opened) {
      logOpened(log, opened)
      if (opened.kind === 'dump') tabs.turn('live')
      else if (tabs.tab.value !== 'compare') {
        tabs.turnToOneOf(['results', 'charts', 'environment', 'compare'])
      }
    },
    dumpOpened(dump) {
      clearOutcome()
      if (!busy.value) void census.start(dump)
    },
    dumpFronted(dump) {
      if (!busy.value) void census.start(dump)
    },
  })
  const saving = useSaving(bridge, { files, link, log, toasts })
  const notices = useNotices(bridge, () => host.value?.shell, toasts)
  tellEnd({ run, sweep, busy, files }, notices)
  const compare = useCompare(bridge, files.reports)
  const tabs = useTabs(tab => {
    switch (tab) {
      case 'live':
      case 'page-map':
        return files.dump.value !== undefined
      case 'results':
      case 'charts':
        return files.report.value !== undefined
      case 'environment':
        return host.value !== undefined
      case 'compare':
        return files.reports.value.length > 0
      default:
        return tab satisfies never
    }
  })
  logFailures(log, [
    { title: 'run', failure: run.failure },
    { title: 'sweep', failure: sweep.failure },
    { title: 'open', failure: files.failure },
    { title: 'save', failure: saving.failure },
  ])

  function countAgain() {
    if (census.census.value.state === 'cancelled' && files.dump.value) {
      void census.start(files.dump.value.dump)
    }
  }

  function clearOutcome() {
    run.outcome.value = sweep.outcome.value = undefined
    run.failure.value = sweep.failure.value = undefined
    live.reset(settings.settings.value.threads)
  }

  /** Opening a file under a running job would take its dump away. */
  function mayOpen(): boolean {
    if (busy.value) toasts.show({ text: strings.start.runFirst })
    return !busy.value
  }
  const open = async (name: string, ask: () => Promise<Result<Opened | null>>) =>
    mayOpen() && (await files.open(name, ask))

  function pick() {
    if (!mayOpen()) return
    if (host.value?.picker === 'folders') picking.value = true
    else void open('', () => bridge.pickFile({}))
  }

  /** What was shown of the last one goes. */
  function prepare() {
    files.report.value = undefined
    saving.failure.value = undefined
    clearOutcome()
    tabs.turn('live')
  }

  async function startRun() {
    const dump = files.dump.value
    if (dump === undefined || busy.value) return
    prepare()
    log.add('info', strings.log.runStarted(pointLabel(settings.settings.value), dump.facts.name))
    // Counting would compete for the disk and the processors with what is to be measured.
    await run.start(dump.dump, settings.settings.value, census.stop)
  }

  async function startSweep() {
    if (files.dump.value === undefined || busy.value) return
    prepare()
    const dumps = files.dumps.value.map(one => one.dump)
    const started = await sweep.start(async () => {
      await census.stop()
      return bridge.startSweep({ dumps, plan: plan.plan.value })
    })
    if (started !== undefined) log.add('info', strings.log.sweepStarted(started.points))
  }

  /** The dumps of a sweep that was not started here are the host's to tell. */
  function adoptSweep(active: NonNullable<HostFacts['activeSweep']>) {
    mode.value = 'sweep'
    plan.change(active.plan)
    for (const dump of active.dumps) files.adopt(dump, dump.facts.format === 'sample')
    tabs.turn('live')
  }

  async function resume(journal: RecoveredJournal) {
    if (!mayOpen()) return
    const started = await sweep.start(() => bridge.resumeSweep({ journal: journal.id }))
    if (started === undefined) return
    const answer = await bridge.hello({})
    if (answer.ok && answer.value.activeSweep !== null) adoptSweep(answer.value.activeSweep)
    await recovered.refresh()
  }

  function perform(command: MenuCommand) {
    switch (command) {
      case 'open':
        pick()
        return
      case 'open-sample':
        return void (mayOpen() && files.openSample())
      case 'save':
        return void saving.save()
      case 'run':
        return void (mode.value === 'run' ? startRun() : startSweep())
      case 'cancel':
        return void (sweep.active.value ? sweep.cancel() : run.cancel())
      default:
        command satisfies never
    }
  }

  bridge.on('command', perform)
  bridge.on('live', words => {
    if (busy.value) live.accept(words)
  })
  bridge.on('opened', result => {
    if (mayOpen()) void files.open('', () => Promise.resolve(result))
    else if (result.ok && result.value.kind === 'dump') {
      void bridge.closeDump({ dump: result.value.dump })
    }
  })
  watchConnection(bridge, connection, {
    run,
    sweep,
    back: () => void Promise.all([recents.refresh(), recovered.refresh()]),
  })

  return {
    bridge,
    connection,
    host,
    hostFailure,
    files,
    census,
    settings,
    plan,
    link,
    mode,
    run,
    sweep,
    busy,
    live,
    tabs,
    timeline,
    recents,
    recovered,
    compare,
    log,
    notices,
    toasts,
    saving,
    picking,
    perform,
    setMode(next) {
      if (!busy.value) mode.value = next
    },
    view: computed(() => {
      if (files.dump.value === undefined && files.report.value === undefined) return 'start'
      return tabs.tab.value === 'live' || tabs.tab.value === 'page-map' ? 'live' : 'result'
    }),
    command: computed(() => {
      if (run.active.value && run.command.value !== undefined) return run.command.value
      if (sweep.active.value && sweep.started.value !== undefined)
        return sweep.started.value.command
      if (mode.value === 'run') {
        return commandLine(argumentOf(files.dump.value), settings.settings.value)
      }
      return sweepCommandLine(files.dumps.value.map(argumentOf), plan.plan.value)
    }),
    async connect() {
      hostFailure.value = undefined
      const answer = await bridge.hello({})
      if (!answer.ok) return void (hostFailure.value = answer.failure)
      host.value = answer.value
      log.add(
        'info',
        strings.log.connected(answer.value.version, strings.shell[answer.value.shell]),
      )
      settings.restore(answer.value)
      plan.restore(answer.value)
      const { active, activeSweep } = answer.value
      if (activeSweep !== null) {
        sweep.takeOver(activeSweep)
        adoptSweep(activeSweep)
      } else if (active !== null) {
        mode.value = 'run'
        settings.change(active.settings)
        run.resume(active.run, active.command)
        files.adopt(active.dump, active.dump.facts.format === 'sample')
      }
      live.reset(settings.settings.value.threads)
      await Promise.all([recents.refresh(), recovered.refresh()])
    },
    openRecent: recent => void open(recent.name, () => bridge.openRecent({ recent: recent.id })),
    openEntry: (entry, name) => open(name, () => bridge.openEntry({ entry })),
    openDropped: file => void open(file.name, () => bridge.openDropped(file)),
    recover: journal =>
      void open(journal.title, () => bridge.recover({ journal: journal.id })).then(
        recovered.refresh,
      ),
    resume: journal => void resume(journal),
    newRun() {
      run.outcome.value = sweep.outcome.value = undefined
      live.reset(settings.settings.value.threads)
      tabs.turn('live')
    },
    closeAll() {
      if (busy.value) return
      files.closeAll()
      census.clear()
    },
  }
}
