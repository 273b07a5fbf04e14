/**
 * The whole Bridge in the page, with no host behind it: simulated dumps, counts and runs, driven by
 * `setInterval` at 10 Hz so that fake timers drive it in tests. `log` has every call in order; `emit`
 * sends any event as the host would.
 */
import type { Bridge } from '../../src/shared/bridge.ts'
import { sweepCommandLine } from '../../src/shared/command-line.ts'
import type { CodecId } from '../../src/shared/codecs.ts'
import type {
  ActiveRun,
  ActiveSweep,
  CallName,
  EventName,
  EventValue,
  HostFacts,
  Opened,
  OpenedReport,
  Recent,
  RecoveredJournal,
} from '../../src/shared/contract.ts'
import { plainInventory, type DumpFacts } from '../../src/shared/dump-facts.ts'
import type { Failure, Result } from '../../src/shared/failure.ts'
import type { Report } from '../../src/shared/report.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { defaultSweep, sweepPoints, type SweepPlan } from '../../src/shared/sweep.ts'
import { elfFacts, fakeHost, fakeRecents, sampleFacts } from './fake-facts.ts'
import { fakePageMap } from './fake-page-map.ts'
import { FakeRun } from './fake-run.ts'
import { fakeSweep } from './fake-sweep.ts'
import { startFakeSweep, type RunningSweep } from './fake-sweep-run.ts'

export interface FakeOptions {
  readonly cpus?: number
  readonly perThread?: number
  readonly unavailable?: readonly CodecId[]
  readonly picker?: HostFacts['picker']
  readonly shell?: HostFacts['shell']
  /** Calls that fail, and how. */
  readonly failures?: Partial<Record<CallName, Failure>>
  /** Makes the run fail after that many samples. */
  readonly runFailure?: { readonly after: number; readonly failure: Failure }
  /** A run that is on before the page is. */
  readonly active?: ActiveRun
  /** A sweep that is on before the page is. */
  readonly activeSweep?: ActiveSweep
  /** What a program that was killed has left. */
  readonly recovered?: readonly RecoveredJournal[]
  /** The host does not know any more of the run that is on. */
  readonly forgetful?: boolean
  /** Milliseconds between two samples. */
  readonly period?: number
}

export interface FakeBridge {
  readonly bridge: Bridge
  readonly log: { readonly call: CallName; readonly argument: unknown }[]
  readonly reports: Map<string, Report>
  readonly emit: <K extends EventName>(event: K, value: EventValue<K>) => void
  /** What the host says from now on of the sweep that is on. */
  readonly replaceSweep: (sweep: ActiveSweep) => void
}

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })

export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const host = {
    ...fakeHost(options.cpus ?? 8, options.unavailable),
    picker: options.picker ?? 'folders',
    shell: options.shell ?? 'browser',
  }
  const period = options.period ?? 100
  const log: FakeBridge['log'] = []
  const reports = new Map<string, Report>()
  const dumps = new Map<string, DumpFacts>()
  const listeners = new Map<EventName, Set<(value: never) => void>>()
  let recents: Recent[] = [...fakeRecents]
  let nextId = 1
  let counting: ReturnType<typeof setInterval> | undefined
  let active: ActiveRun | null = options.active ?? null
  let activeSweep: ActiveSweep | null = options.activeSweep ?? null
  let sweeping: RunningSweep | undefined
  let recovered = [...(options.recovered ?? [])]
  let running: { readonly run: string; readonly stop: () => void } | undefined

  function emit<K extends EventName>(event: K, value: EventValue<K>) {
    for (const listener of listeners.get(event) ?? [])
      (listener as (v: EventValue<K>) => void)(value)
  }

  function openDump(facts: DumpFacts) {
    const dump = `dump-${nextId++}`
    dumps.set(dump, facts)
    return { kind: 'dump', dump, facts } as const
  }

  function openReport(name: string, content: Report): OpenedReport {
    const report = `report-${nextId++}`
    reports.set(report, content)
    return { kind: 'report', report, name, content }
  }

  function finishedReport(): Opened {
    const settings = { codec: 'zlib', level: 1, threads: 8, decompressThreads: 4 } as const
    const rest = { requestBytes: 4096, waitThread: true, verify: true, source: 'memory' } as const
    const environment = host.environment
    const run = new FakeRun(
      elfFacts,
      { ...defaultSettings, ...settings, ...rest },
      { perThread: 120, cpus: 8, environment, sample: false },
    )
    while (!run.finished) run.step()
    return openReport('zlib-1-8-threads.json', run.report())
  }

  function census(dump: string) {
    const facts = dumps.get(dump) ?? sampleFacts
    let done = 0
    clearInterval(counting)
    counting = setInterval(() => {
      done += facts.guestBytes / 10
      if (done < facts.guestBytes) {
        emit('census', { state: 'counting', dump, doneBytes: done, goalBytes: facts.guestBytes })
        return
      }
      clearInterval(counting)
      const total = facts.totalPages ?? 0
      const zero = Math.round(total * 0.35)
      const census = { ...plainInventory(total), zero }
      emit('census', { state: 'done', dump, facts, census })
    }, period)
  }

  function startSweep(ids: readonly string[], plan: SweepPlan) {
    const sweep = `sweep-${nextId++}`
    const facts = ids.map(id => dumps.get(id) ?? sampleFacts)
    sweeping = startFakeSweep({
      ...{ sweep, plan, dumps: facts.map(one => one.name), period },
      emit: event => emit('sweep', event),
      live: words => emit('live', words),
      ended(content) {
        activeSweep = null
        emit('sweep', { state: 'ended', sweep, report: openReport('sweep.json', content) })
      },
    })
    const started = {
      ...{ sweep, plan, points: sweepPoints(plan, ids.length).length },
      command: sweepCommandLine(
        facts.map(one => one.name),
        plan,
      ),
    }
    const opened = ids.map((dump, i) => ({
      ...{ kind: 'dump' as const, dump, facts: facts[i] ?? sampleFacts },
    }))
    activeSweep = { ...started, dumps: opened, soFar: [] }
    return started
  }

  const bridge: Bridge = {
    hello: () =>
      ok({
        ...host,
        active: options.forgetful ? null : active,
        activeSweep: options.forgetful ? null : activeSweep,
      }),
    openSample: () => ok(openDump(sampleFacts)),
    pickFile: () => ok(openDump(elfFacts)),
    listFolder: ({ folder }) =>
      ok({
        folder: folder ?? 'top',
        label: folder === 'dumps' ? '/var/lib/migrascope/dumps' : '/var/lib/migrascope',
        parent: folder === 'dumps' ? 'top' : null,
        cut: false,
        entries: [
          ...(folder !== 'dumps'
            ? [{ id: 'dumps', name: 'dumps', kind: 'folder', bytes: 0 } as const]
            : []),
          { id: 'elf', name: elfFacts.name, kind: 'file', bytes: elfFacts.fileBytes },
          { id: 'report', name: 'zlib-1-8-threads.json', kind: 'file', bytes: 81_220 },
        ],
      }),
    openEntry: ({ entry }) => ok(entry === 'report' ? finishedReport() : openDump(elfFacts)),
    listRecent: () => ok(recents),
    openRecent: ({ recent }) => ok(recent === 'r2' ? finishedReport() : openDump(elfFacts)),
    removeRecent({ recent }) {
      recents = recents.filter(one => one.id !== recent)
      emit('recents', recents)
      return ok({})
    },
    closeDump: () => ok({}),
    startCensus({ dump }) {
      census(dump)
      return ok({})
    },
    cancelCensus() {
      clearInterval(counting)
      return ok({})
    },
    pageMap: ({ dump }) => ok(fakePageMap(dumps.get(dump) ?? sampleFacts)),
    startRun({ dump, settings }) {
      const run = `run-${nextId++}`
      const facts = dumps.get(dump) ?? sampleFacts
      const job = new FakeRun(facts, settings, {
        perThread: options.perThread ?? 120,
        cpus: host.environment.cpus,
        environment: host.environment,
        sample: facts === sampleFacts,
      })
      let samples = 0
      const timer = setInterval(() => {
        if (samples === 0) emit('run', { state: 'running', run })
        emit('live', new Float64Array(job.step()))
        samples++
        if (samples === options.runFailure?.after) {
          clearInterval(timer)
          active = null
          emit('run', { state: 'failed', run, failure: options.runFailure.failure })
        } else if (job.finished) stop()
      }, period)
      const stop = () => {
        clearInterval(timer)
        active = null
        const name = `migrascope-${settings.codec}-${settings.threads}.json`
        emit('run', { state: 'ended', run, report: openReport(name, job.report()) })
      }
      running = { run, stop }
      const started = { run, command: job.report().command, settings }
      active = { ...started, dump: { kind: 'dump', dump, facts } }
      emit('run', { state: 'preparing', run })
      return ok(started)
    },
    cancelRun({ run }) {
      if (running?.run === run) setTimeout(running.stop, period)
      return ok({})
    },
    startSweep: ({ dumps: ids, plan }) => ok(startSweep(ids, plan)),
    cancelSweep() {
      sweeping?.cancel()
      return ok({})
    },
    listRecovered: () => ok(recovered),
    recover({ journal }) {
      recovered = recovered.filter(one => one.id !== journal)
      return ok(openReport('recovered.json', { ...fakeSweep(), outcome: 'recovered' }))
    },
    resumeSweep({ journal }) {
      recovered = recovered.filter(one => one.id !== journal)
      const { dump } = openDump(elfFacts)
      return ok(startSweep([dump], defaultSweep))
    },
    forgetRecovered({ journal }) {
      recovered = recovered.filter(one => one.id !== journal)
      return ok({})
    },
    compareReports: ({ reports: ids, threshold }) =>
      ok({
        names: ids.map(id => `${id}.json`),
        threshold: threshold ?? 0.02,
        drifts: [],
        warnings: [],
        points: [],
        unmatched: [],
      }),
    saveReport({ report }) {
      const text = JSON.stringify(reports.get(report))
      return ok({ state: 'download', name: 'migrascope-report.json', text })
    },
    exportReport({ report, format }) {
      const name = `migrascope-report.${format}`
      const content = JSON.stringify(reports.get(report))
      return format === 'bundle'
        ? ok({
            ...{ state: 'download', name, mediaType: 'application/zip' },
            ...{ encoding: 'base64', content: btoa('PK\x03\x04\xff') },
          })
        : ok({ state: 'download', name, mediaType: 'text/plain', encoding: 'text', content })
    },
    readReport: ({ name, text }) => ok(openReport(name, JSON.parse(text) as Report)),
    notify: () => ok({}),
    openDropped: file =>
      file.name.endsWith('.migrascope')
        ? ok(openReport(file.name, fakeSweep()))
        : ok(openDump({ ...elfFacts, name: file.name, fileBytes: file.size })),
    on(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => void set.delete(listener)
    },
  }

  const logged = Object.entries(bridge).map(([name, call]) => {
    if (name === 'on' || name === 'openDropped') return [name, call]
    const guarded = (argument: never) => {
      log.push({ call: name as CallName, argument })
      const failure = options.failures?.[name as CallName]
      return failure === undefined
        ? (call as (argument: never) => unknown)(argument)
        : Promise.resolve({ ok: false, failure })
    }
    return [name, guarded]
  })
  return {
    ...{ log, reports, emit },
    bridge: Object.fromEntries(logged) as Bridge,
    replaceSweep: sweep => void (activeSweep = sweep),
  }
}
