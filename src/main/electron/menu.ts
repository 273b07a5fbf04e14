/**
 * The menu as data. Items either send a command to the page, which knows whether it makes sense at the
 * moment, or are Electron's own roles. It is made anew when the recents change.
 */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, Recent } from '../../shared/contract.ts'
import { accelerators } from './shortcuts.ts'

export interface MenuState {
  readonly recents: readonly Recent[]
  readonly mac: boolean
  /** Reload and developer tools are for development only. */
  readonly development: boolean
}

export interface MenuActions {
  readonly command: (command: MenuCommand) => void
  readonly openRecent: (recent: string) => void
  readonly clearRecents: () => void
  readonly showShortcuts: () => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Electron reads `&` as the mark of an access key. */
const plain = (text: string) => text.replaceAll('&', '&&')

function recentMenu(recents: readonly Recent[], actions: MenuActions): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = recents.map(recent => ({
    label: `${plain(recent.name)} – ${plain(recent.folder)}`,
    click: () => actions.openRecent(recent.id),
  }))
  return {
    label: 'Open &Recent',
    enabled: items.length > 0,
    submenu: [...items, separator, { label: '&Clear', click: () => actions.clearRecents() }],
  }
}

function fileMenu({ recents, mac }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const { command } = actions
  const submenu: MenuItemConstructorOptions[] = [
    { label: '&Open…', accelerator: accelerators.open, click: () => command('open') },
    recentMenu(recents, actions),
    { label: 'Open Sa&mple', click: () => command('open-sample') },
    separator,
    { label: '&Save Report…', accelerator: accelerators.save, click: () => command('save') },
  ]
  // On a Mac, Quit is in the menu of the program.
  return { label: '&File', submenu: mac ? submenu : [...submenu, separator, { role: 'quit' }] }
}

function runMenu({ command }: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&Run',
    submenu: [
      { label: '&Start', accelerator: accelerators.run, click: () => command('run') },
      {
        label: 'S&top',
        accelerator: accelerators.cancel,
        // Shown only: Escape also closes the page's dialogs, so the page decides.
        registerAccelerator: false,
        click: () => command('cancel'),
      },
    ],
  }
}

function viewMenu({ development }: MenuState): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  return {
    label: '&View',
    submenu: [
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      separator,
      { role: 'togglefullscreen' },
      ...(development ? forDevelopers : []),
    ],
  }
}

function helpMenu({ mac }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const submenu: MenuItemConstructorOptions[] = [
    { label: '&Keyboard Shortcuts', click: () => actions.showShortcuts() },
  ]
  return { role: 'help', submenu: mac ? submenu : [...submenu, { role: 'about' }] }
}

/** For `Menu.buildFromTemplate`. */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    ...(state.mac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(state, actions),
    { role: 'editMenu' },
    runMenu(actions),
    viewMenu(state),
    helpMenu(state, actions),
  ]
}
