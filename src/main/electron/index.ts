/**
 * Electron's entry: wires the host, the one window, the menu and the dialogs together, and decides nothing
 * itself. It makes the URLs of the worker files, which lie beside it in `out/main`.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  protocol,
  session,
} from 'electron'
import packageJson from '../../../package.json' with { type: 'json' }
import { createHost } from '../host.ts'
import { createDoor } from '../service/door.ts'
import { createHandlers } from '../service/handlers.ts'
import { readStaticFiles } from '../service/static-files.ts'
import { bringUp } from './bring-up.ts'
import { createDialogs } from './dialogs.ts'
import { createFolderMemory } from './folder-memory.ts'
import { reloadOnce } from './gone.ts'
import { guardContents, guardSession } from './guards.ts'
import { registerIpc } from './ipc.ts'
import { createKeepAwake } from './keep-awake.ts'
import { claimInstance, launchPaths } from './launch.ts'
import { createNotices } from './notices.ts'
import { pagePlace, SCHEME } from './page.ts'
import { createPageSink } from './page-sink.ts'
import { createElectronPort } from './port.ts'
import { createProgress } from './progress.ts'
import { appScheme, createAppProtocol } from './protocol.ts'
import { quitInOrder } from './quit.ts'
import { createShell, type Shell } from './shell.ts'
import { shortcutText } from './shortcuts.ts'
import { windowOptions } from './window.ts'

const here = import.meta.dirname
const mac = process.platform === 'darwin'
const development = !app.isPackaged
const page = pagePlace(app.isPackaged, process.env.ELECTRON_RENDERER_URL)

app.setName('Migrascope')
// The same variable as the command line's; the instance lock lies there too, so it comes first.
const own = process.env.MIGRASCOPE_DATA ?? ''
if (own !== '') {
  // Electron takes only a folder that is there.
  mkdirSync(resolve(own, 'window'), { recursive: true })
  app.setPath('userData', resolve(own, 'window'))
}
app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])

let window: BrowserWindow | undefined
let shell: Shell | undefined
const early = launchPaths(process.argv, process.defaultApp ? 2 : 1, process.cwd())

const claimed = claimInstance(app, early, {
  open: path => void (shell === undefined ? early.push(path) : shell.openFromOutside(path)),
  show: () => bringUp(window),
})

async function start() {
  const data = app.getPath('userData')
  const host = createHost({
    version: packageJson.version,
    workers: {
      pump: new URL('./workers/pump.js', import.meta.url),
      compress: new URL('./workers/compress.js', import.meta.url),
      decompress: new URL('./workers/decompress.js', import.meta.url),
      census: new URL('./workers/census.js', import.meta.url),
    },
    dataFolder: own === '' ? join(data, 'host') : resolve(own),
  })
  quitInOrder(app, host, ms => wait(ms))
  const memory = await createFolderMemory(join(data, 'folders.json'))
  if (page.bundled) {
    protocol.handle(SCHEME, createAppProtocol(await readStaticFiles(join(here, '../renderer'))))
  }
  guardSession(session.defaultSession)

  const dark = nativeTheme.shouldUseDarkColors
  const preload = join(here, '../preload/index.cjs')
  const main = new BrowserWindow(windowOptions({ preload, dark, development }))
  window = main
  const { sink, attach } = createPageSink()
  attach(main.webContents)
  const opened = createShell({
    host,
    toPage: sink,
    remember: path => app.addRecentDocument(path),
    look: { mac, development },
    setMenu: template => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
    showShortcuts: () => void tell('Keyboard shortcuts', shortcutText(mac)),
  })
  const { openPath } = opened
  const dialogs = createDialogs({
    showOpen: options => dialog.showOpenDialog(main, options),
    showSave: options => dialog.showSaveDialog(main, options),
    memory,
  })
  const notify = createNotices({
    supported: () => Notification.isSupported(),
    make: options => new Notification(options),
    window: main,
    bringUp: () => bringUp(main),
  })
  const port = createElectronPort({ host, dialogs, notify, openPath })
  const door = createDoor(createHandlers(host, port))
  registerIpc({ ipcMain, origin: page.origin, door, openPath })

  const tell = (message: string, detail: string) =>
    dialog.showMessageBox(main, { type: 'info', message, detail })
  reloadOnce(main.webContents, {
    tell: message => void tell('Migrascope', message),
    giveUp: message => {
      dialog.showErrorBox('Migrascope', message)
      app.quit()
    },
  })
  main.once('ready-to-show', () => main.show())
  main.once('closed', () => (window = undefined))
  const progress = createProgress(main)
  const keepAwake = createKeepAwake(powerSaveBlocker)
  opened.start((event, value) => {
    progress(event, value)
    keepAwake(event, value)
  })
  shell = opened
  for (const path of early.splice(0)) void opened.openFromOutside(path)
  await main.loadURL(page.url)
}

app.on('web-contents-created', (_event, contents) => guardContents(contents))
// One window is the whole program, on a Mac too.
app.on('window-all-closed', () => app.quit())

if (claimed) {
  app.setAboutPanelOptions({
    applicationName: 'Migrascope',
    applicationVersion: packageJson.version,
    copyright: packageJson.description,
  })
  app
    .whenReady()
    .then(start)
    .catch((thrown: unknown) => {
      dialog.showErrorBox(
        'Migrascope cannot start',
        thrown instanceof Error ? thrown.message : String(thrown),
      )
      app.exit(1)
    })
} else {
  app.quit()
}
