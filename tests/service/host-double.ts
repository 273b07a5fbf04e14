/** A `Host` that records its calls, answers with small valid values and emits what a test tells it to. */
import type {
  Opened,
  OpenedDump,
  OpenedReport,
  RunEvent,
  StartedRun,
  StartedSweep,
} from '../../src/shared/contract.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { defaultSweep, type SweepPlan } from '../../src/shared/sweep.ts'
import type { Host, HostEvents } from '../../src/main/host.ts'
import { plainEnvironment } from '../report/run-report.ts'

export const openedDump: OpenedDump = {
  kind: 'dump',
  dump: 'd1',
  facts: {
    name: 'guest.raw',
    fileBytes: 8192,
    format: 'raw',
    variant: 'raw memory image',
    creator: null,
    machine: null,
    pageSize: 4096,
    guestBytes: 8192,
    totalPages: 2,
    blocks: [{ name: 'ram', address: 0, bytes: 8192 }],
    warnings: [],
  },
}

const startedSweep = (plan: SweepPlan): StartedSweep => ({
  sweep: 'sweep-1',
  command: 'migrascope sweep',
  plan,
  points: 3,
})

export const startedRun: StartedRun = {
  run: 'r1',
  command: 'migrascope run guest.raw',
  settings: defaultSettings,
}

export const runningEvent: RunEvent = { state: 'running', run: 'r1' }

export interface HostDouble extends Host {
  readonly calls: [name: string, ...argument: unknown[]][]
  emit<K extends keyof HostEvents>(event: K, value: HostEvents[K]): void
  listeners(): number
}

/** `replace` overrides single methods. */
export function createHostDouble(replace: Partial<Host> = {}): HostDouble {
  const made: [string, ...unknown[]][] = []
  const listeners = new Set<[keyof HostEvents, (value: never) => void]>()
  const record = (...call: [string, ...unknown[]]) => void made.push(call)
  const answer = <T>(value: T, ...call: [string, ...unknown[]]) => {
    record(...call)
    return Promise.resolve(value)
  }
  return {
    calls: made,
    emit: (event, value) => {
      for (const [name, listener] of listeners) if (name === event) listener(value as never)
    },
    listeners: () => listeners.size,
    facts: () =>
      answer(
        {
          version: '0.0.0',
          codecs: [],
          active: null,
          activeSweep: null,
          environment: plainEnvironment,
        },
        'facts',
      ),
    openSample: () => answer(openedDump, 'openSample'),
    openPath: path => answer<Opened>(openedDump, 'openPath', path),
    listRecent: () => [],
    openRecent: recent => answer<Opened>(openedDump, 'openRecent', recent),
    removeRecent: recent => record('removeRecent', recent),
    closeDump: dump => record('closeDump', dump),
    startCensus: dump => record('startCensus', dump),
    cancelCensus: () => record('cancelCensus'),
    pageMap: dump => {
      record('pageMap', dump)
      return null
    },
    startRun: (dump, settings) => answer(startedRun, 'startRun', dump, settings),
    cancelRun: run => record('cancelRun', run),
    startSweep: (dumps, plan) => answer(startedSweep(plan), 'startSweep', dumps, plan),
    cancelSweep: sweep => record('cancelSweep', sweep),
    listRecovered: () => answer([], 'listRecovered'),
    recover: () => Promise.reject(new Error('nothing to recover in the double')),
    resumeSweep: journal => answer(startedSweep(defaultSweep), 'resumeSweep', journal),
    forgetRecovered: journal => answer(undefined, 'forgetRecovered', journal),
    compareReports: (): never => {
      throw new Error('nothing to compare in the double')
    },
    mergeReports: (): never => {
      throw new Error('this host merges nothing')
    },
    exportReport: () => Promise.resolve([]),
    writeExported: () => Promise.resolve(),
    importRows: (): never => {
      throw new Error('this host imports nothing')
    },
    checkReport: () => [],
    textOf: () => '',
    bench: () => Promise.reject(new Error('the door does not offer this')),
    reportText: report => ({ name: `${report}.json`, text: '{}' }),
    writeReport: async (report, path) => answer(undefined, 'writeReport', report, path),
    readReport: (name): OpenedReport => {
      throw new Error(`no report ${name} in the double`)
    },
    on: (event, listener) => {
      const entry: [keyof HostEvents, (value: never) => void] = [event, listener]
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    [Symbol.asyncDispose]: () => answer(undefined, 'dispose'),
    ...replace,
  }
}
