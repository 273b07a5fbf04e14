/**
 * How the one window is made. Electron keeps its place, its size and whether it is maximised from start to start, and
 * fits them to the screens that are there (its tutorial "Window State Persistence").
 */
import type { BrowserWindowConstructorOptions } from 'electron'

export interface WindowLook {
  /** The preload's file. */
  readonly preload: string
  readonly dark: boolean
  readonly development: boolean
}

export function windowOptions({
  preload,
  dark,
  development,
}: WindowLook): BrowserWindowConstructorOptions {
  return {
    title: 'Migrascope',
    name: 'main',
    windowStatePersistence: true,
    width: 1280,
    height: 840,
    minWidth: 720,
    minHeight: 480,
    // Shown when the page is painted; until then, and while resizing, the page's own ground.
    show: false,
    backgroundColor: dark ? '#15181c' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      devTools: development,
      spellcheck: false,
    },
  }
}
