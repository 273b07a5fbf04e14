/**
 * The contract's calls over one host, the same for every shell. Arguments have passed the door; failures
 * are thrown as `MigrascopeError`. A call that the contract gains is a compile error here until it is there.
 */
import type { Answer, Argument, CallName } from '../../shared/contract.ts'
import type { Host } from '../host.ts'
import type { ShellPort } from './shell-port.ts'

export type Handlers = {
  readonly [K in CallName]: (argument: Argument<K>) => Promise<Answer<K>>
}

/** Runs synchronous work so that a throw becomes a rejection. */
const now = <T>(work: () => T): Promise<T> => new Promise(resolve => resolve(work()))

/** The same for work that gives nothing. */
const done = (work: () => void) =>
  now(() => {
    work()
    return {}
  })

/** Binds the calls to `host`, and to `port` where the shells differ. */
export function createHandlers(host: Host, port: ShellPort): Handlers {
  return {
    hello: async () => ({ ...(await host.facts()), shell: port.shell, picker: port.picker }),
    openSample: () => host.openSample(),
    pickFile: () => port.pickFile(),
    listFolder: ({ folder }) => port.listFolder(folder),
    openEntry: ({ entry }) => port.openEntry(entry),
    listRecent: () => now(() => host.listRecent()),
    openRecent: ({ recent }) => host.openRecent(recent),
    removeRecent: ({ recent }) => done(() => host.removeRecent(recent)),
    closeDump: ({ dump }) => done(() => host.closeDump(dump)),
    startCensus: ({ dump }) => done(() => host.startCensus(dump)),
    cancelCensus: () => done(() => host.cancelCensus()),
    pageMap: ({ dump }) => now(() => host.pageMap(dump)),
    startRun: ({ dump, settings }) => host.startRun(dump, settings),
    cancelRun: ({ run }) => done(() => host.cancelRun(run)),
    startSweep: ({ dumps, plan }) => host.startSweep(dumps, plan),
    cancelSweep: ({ sweep }) => done(() => host.cancelSweep(sweep)),
    listRecovered: () => host.listRecovered(),
    recover: ({ journal }) => host.recover(journal),
    resumeSweep: ({ journal }) => host.resumeSweep(journal),
    forgetRecovered: async ({ journal }) => {
      await host.forgetRecovered(journal)
      return {}
    },
    compareReports: ({ reports, threshold }) =>
      now(() => host.compareReports(reports, threshold ?? undefined)),
    notify: async notice => {
      await port.notify(notice)
      return {}
    },
    saveReport: ({ report }) => port.saveReport(report),
    exportReport: asked => port.exportReport(asked),
    readReport: ({ name, text }) => now(() => host.readReport(name, text)),
  }
}
