/** A host without threads or files: what it opens and how its runs end is the test's to say. */
import { plainInventory } from '../../src/shared/dump-facts.ts'
import type { OpenedReport, RunEvent } from '../../src/shared/contract.ts'
import { MigrascopeError, toFailure } from '../../src/shared/failure.ts'
import type { Report } from '../../src/shared/report.ts'
import type { RunSettings } from '../../src/shared/settings.ts'
import type { Host, HostEvents } from '../../src/main/host.ts'
import { facts, pageMap, report } from './examples.ts'

export interface FakeHost extends Host {
  readonly settings: RunSettings[]
  readonly written: string[]
  readonly isClosed: () => boolean
}

interface Behaviour {
  /** `hang`: goes on until it is cancelled. */
  readonly run?: 'done' | 'hang' | MigrascopeError
  readonly census?: 'done' | 'hang' | MigrascopeError
  readonly open?: MigrascopeError
  readonly onRunning?: () => void
}

const nothingHere = () => Promise.reject(new Error('the CLI does not use this'))

export function fakeHost(behaviour: Behaviour = {}): FakeHost {
  const listeners = new Map<string, Set<(value: never) => void>>()
  const emit = <K extends keyof HostEvents>(event: K, value: HostEvents[K]) => {
    for (const listener of listeners.get(event) ?? []) listener(value as never)
  }
  const settings: RunSettings[] = []
  const written: string[] = []
  let closed = false
  const dump = { kind: 'dump', dump: 'dump-1', facts } as const
  const opened = (content: Report): OpenedReport => ({
    kind: 'report',
    report: 'report-1',
    name: 'guest.migrascope.json',
    content,
  })
  const end = (event: RunEvent) => {
    setImmediate(() => {
      emit('run', event)
    })
  }
  return {
    settings,
    written,
    isClosed: () => closed,
    facts: nothingHere,
    openSample: () => Promise.resolve(dump),
    openPath: () => (behaviour.open ? Promise.reject(behaviour.open) : Promise.resolve(dump)),
    listRecent: () => [],
    openRecent: nothingHere,
    removeRecent: () => undefined,
    closeDump: () => undefined,
    startCensus: id => {
      emit('census', { state: 'counting', dump: id, doneBytes: 0, goalBytes: facts.guestBytes })
      const { census = 'done' } = behaviour
      if (census === 'hang') behaviour.onRunning?.()
      else if (census === 'done') {
        const counted = { ...plainInventory(10), zero: 4 }
        emit('census', { state: 'done', dump: id, facts, census: counted })
      } else emit('census', { state: 'failed', dump: id, failure: toFailure(census) })
    },
    cancelCensus: () => {
      emit('census', { state: 'cancelled', dump: dump.dump })
    },
    pageMap: () => pageMap,
    startRun: (_dump, chosen) => {
      settings.push(chosen)
      const run = 'run-1'
      emit('run', { state: 'preparing', run })
      const { run: how = 'done' } = behaviour
      if (how instanceof MigrascopeError) end({ state: 'failed', run, failure: toFailure(how) })
      else if (how === 'done') end({ state: 'ended', run, report: opened(report) })
      else if (behaviour.onRunning) setImmediate(behaviour.onRunning)
      return Promise.resolve({ run, command: report.command, settings: chosen })
    },
    cancelRun: run => {
      end({ state: 'ended', run, report: opened({ ...report, outcome: 'cancelled' }) })
    },
    bench: nothingHere,
    startSweep: nothingHere,
    cancelSweep: () => undefined,
    listRecovered: () => Promise.resolve([]),
    recover: nothingHere,
    resumeSweep: nothingHere,
    forgetRecovered: nothingHere,
    compareReports: () => {
      throw new Error('this host has no reports')
    },
    mergeReports: () => {
      throw new Error('this host has no reports')
    },
    exportReport: nothingHere,
    writeExported: nothingHere,
    importRows: () => {
      throw new Error('this host has no reports')
    },
    checkReport: () => [],
    textOf: (_name, bytes) => new TextDecoder().decode(bytes),
    reportText: () => ({ name: 'guest.migrascope.json', text: JSON.stringify(report) }),
    writeReport: (_report, path) => {
      written.push(path)
      return Promise.resolve()
    },
    readReport: (_name, text) => opened(JSON.parse(text) as Report),
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => set.delete(listener)
    },
    [Symbol.asyncDispose]: () => {
      closed = true
      return Promise.resolve()
    },
  }
}
