/**
 * Stands for the module `electron` where the built entry runs under plain Node: enough of it to start, to
 * carry IPC and to quit. The driver reaches the same objects by importing this file.
 */
import { EventEmitter } from 'node:events'
import type { Sent } from '../../../src/main/electron/sender.ts'

type IpcHandler = (event: Sent, ...values: unknown[]) => Promise<unknown>
type PageHandler = (request: { method: string; url: string }) => Response

export const seen = {
  ipc: new Map<string, IpcHandler>(),
  protocols: new Map<string, PageHandler>(),
  privileged: [] as unknown[],
  errors: [] as string[],
  recents: [] as string[],
  /** Names of what was set up: permission handlers and the menu. */
  set: new Set<string>(),
  bars: [] as number[],
  notes: [] as unknown[],
  /** What may suspend the machine: started and stopped blockers, by id. */
  blockers: [] as unknown[],
  /** What was sent to the page. */
  sent: new EventEmitter(),
  window: undefined as BrowserWindow | undefined,
  url: Promise.withResolvers<string>(),
  quit: Promise.withResolvers<undefined>(),
}

class App extends EventEmitter {
  readonly isPackaged = true
  private readonly paths = new Map<string, string>()
  setName(): void {
    seen.set.add('name')
  }
  enableSandbox(): void {
    seen.set.add('sandbox')
  }
  setAboutPanelOptions(): void {
    seen.set.add('about')
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? ''
  }
  addRecentDocument(path: string): void {
    seen.recents.push(path)
  }
  exit(): void {
    seen.quit.resolve(undefined)
  }
  quit(): void {
    const event = new Event('before-quit', { cancelable: true })
    this.emit('before-quit', event)
    if (!event.defaultPrevented) seen.quit.resolve(undefined)
  }
}
export const app = new App()

class WebContents extends EventEmitter {
  readonly isDestroyed = () => false
  readonly reload = () => undefined
  readonly setWindowOpenHandler = () => seen.set.add('window-open')
  readonly send = (channel: string, ...values: unknown[]) =>
    void seen.sent.emit('message', channel, ...values)
}

export class BrowserWindow extends EventEmitter {
  readonly options: unknown
  readonly webContents = new WebContents()
  readonly isDestroyed = () => false
  readonly isMinimized = () => false
  readonly focus = () => undefined
  readonly show = () => undefined
  readonly isFocused = () => false
  readonly setProgressBar = (share: number) => void seen.bars.push(share)
  constructor(options: unknown) {
    super()
    this.options = options
    seen.window = this
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    seen.url.resolve(url)
    this.webContents.emit('did-finish-load')
    return Promise.resolve()
  }
}

export const dialog = {
  showErrorBox: (_title: string, message: string) => void seen.errors.push(message),
  showMessageBox: () => Promise.resolve({ response: 0 }),
}
export const ipcMain = {
  handle: (channel: string, handler: IpcHandler) => void seen.ipc.set(channel, handler),
}
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => seen.set.add('menu'),
}
export class Notification extends EventEmitter {
  readonly options: unknown
  static isSupported(): boolean {
    return true
  }
  constructor(options: unknown) {
    super()
    this.options = options
  }
  readonly close = () => undefined
  readonly show = () => void seen.notes.push(this.options)
}
export const powerSaveBlocker = {
  start: (type: string) => seen.blockers.push(type),
  stop: (id: number) => seen.blockers.push(id) > 0,
}
export const nativeTheme = { shouldUseDarkColors: false }
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void seen.privileged.push(...schemes),
  handle: (scheme: string, handler: PageHandler) => void seen.protocols.set(scheme, handler),
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => seen.set.add('permission-request'),
    setPermissionCheckHandler: () => seen.set.add('permission-check'),
    setDevicePermissionHandler: () => seen.set.add('device-permission'),
  },
}
