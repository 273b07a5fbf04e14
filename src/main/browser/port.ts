/** What the browser shell does in its own way: files are picked from listings, reports are downloaded. */
import type { Host } from '../host.ts'
import { exportedFile } from '../service/exported.ts'
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
    exportReport: async asked => {
      const { name, mediaType, content } = await exportedFile(host, asked)
      const file = { state: 'download', name, mediaType } as const
      return typeof content === 'string'
        ? { ...file, encoding: 'text', content }
        : { ...file, encoding: 'base64', content: Buffer.from(content).toString('base64') }
    },
    notify: () => notHere('show notes of the system; the browser does'),
  }
}
