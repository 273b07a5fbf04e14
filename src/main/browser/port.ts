/** What the browser shell does in its own way: files are picked from listings, reports are downloaded. */
import type { Host } from '../host.ts'
import { notHere, type ShellPort } from '../service/shell-port.ts'
import type { Folders } from './folders.ts'

export function createBrowserPort(host: Host, folders: Folders): ShellPort {
  return {
    shell: 'browser',
    picker: 'folders',
    pickFile: () => notHere("show the system's own file dialog"),
    listFolder: folder => folders.list(folder),
    openEntry: async entry => host.openPath(await folders.fileOf(entry)),
    saveReport: report =>
      Promise.resolve(report)
        .then(id => host.reportText(id))
        .then(({ name, text }) => ({ state: 'download', name, text })),
    notify: () => notHere('show notes of the system; the browser does'),
  }
}
