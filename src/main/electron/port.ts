/** What the Electron shell does in its own way: files are picked and saved by the system's dialogs. */
import { basename } from 'node:path'
import type { Opened } from '../../shared/contract.ts'
import type { Host } from '../host.ts'
import { exportedFile } from '../service/exported.ts'
import { notHere, type ShellPort } from '../service/shell-port.ts'
import type { Dialogs } from './dialogs.ts'
import type { Notify } from './notices.ts'

export interface ElectronPortOptions {
  readonly host: Host
  readonly dialogs: Dialogs
  readonly notify: Notify
  readonly openPath: (path: string) => Promise<Opened>
}

export function createElectronPort(options: ElectronPortOptions): ShellPort {
  const { host, dialogs, notify, openPath } = options
  return {
    shell: 'electron',
    picker: 'native',
    async pickFile() {
      const path = await dialogs.askOpen()
      return path === undefined ? null : openPath(path)
    },
    listFolder: () => notHere('list folders; it has the system’s own dialog'),
    openEntry: () => notHere('open what was listed; it has the system’s own dialog'),
    async saveReport(report) {
      const path = await dialogs.askSave(host.reportText(report).name)
      if (path === undefined) return { state: 'cancelled' }
      await host.writeReport(report, path)
      return { state: 'saved', name: basename(path) }
    },
    async exportReport(asked) {
      const { name, content } = await exportedFile(host, asked)
      const path = await dialogs.askSave(name)
      if (path === undefined) return { state: 'cancelled' }
      await host.writeExported(content, path)
      return { state: 'saved', name: basename(path) }
    },
    notify(notice) {
      notify(notice)
      return Promise.resolve()
    },
  }
}
