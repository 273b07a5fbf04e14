/** The contract's handlers over a host, with a shell that can do nothing of its own. */
import { createHandlers, type Handlers } from '../../src/main/service/handlers.ts'
import { notHere, type ShellPort } from '../../src/main/service/shell-port.ts'
import type { Host } from '../../src/main/host.ts'

const port: ShellPort = {
  shell: 'browser',
  picker: 'folders',
  pickFile: () => notHere('pick'),
  listFolder: () => notHere('list'),
  openEntry: () => notHere('open'),
  saveReport: () => notHere('save'),
  exportReport: () => notHere('export'),
  notify: () => notHere('notify'),
}

export const handlersOver = (host: Host): Handlers => createHandlers(host, port)
