/** Runs in the window's sandbox before the page and gives it `window.migrascope`, nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { createPreloadBridge } from './preload-bridge.ts'

contextBridge.exposeInMainWorld(
  'migrascope',
  createPreloadBridge({ ipc: ipcRenderer, pathOf: file => webUtils.getPathForFile(file) }),
)
