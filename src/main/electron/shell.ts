/**
 * The Electron shell's parts over one host and one window, without Electron itself: opening files from
 * anywhere, what the menu does, and where events go.
 */
import type { MenuItemConstructorOptions } from 'electron'
import type { Opened, Recent } from '../../shared/contract.ts'
import type { Host } from '../host.ts'
import { settled } from '../service/door.ts'
import { forwardEvents, type EventSink } from '../service/events.ts'
import { menuTemplate, type MenuActions, type MenuState } from './menu.ts'

export interface ShellOptions {
  readonly host: Host
  /** Events to the page. */
  readonly toPage: EventSink
  /** Puts a path on the system's own list of recent documents. */
  readonly remember: (path: string) => void
  readonly look: Omit<MenuState, 'recents'>
  readonly setMenu: (template: MenuItemConstructorOptions[]) => void
  readonly showShortcuts: () => void
}

export interface Shell {
  /** Opens a file that the page asked for. */
  readonly openPath: (path: string) => Promise<Opened>
  /** Opens a file that the page did not ask for and tells it. */
  readonly openFromOutside: (path: string) => Promise<void>
  /** Every event of the host goes to the page and to `also`. */
  readonly start: (also: EventSink) => void
}

export function createShell(options: ShellOptions): Shell {
  const { host, toPage, remember, look, setMenu, showShortcuts } = options

  async function openPath(path: string): Promise<Opened> {
    const opened = await host.openPath(path)
    remember(path)
    return opened
  }

  async function tellOpened(open: () => Promise<Opened>) {
    toPage('opened', await settled(open))
  }

  const actions: MenuActions = {
    command: command => toPage('command', command),
    openRecent: recent => void tellOpened(() => host.openRecent(recent)),
    clearRecents: () => host.listRecent().forEach(({ id }) => host.removeRecent(id)),
    showShortcuts,
  }
  const drawMenu = (recents: readonly Recent[]) =>
    setMenu(menuTemplate({ ...look, recents }, actions))

  return {
    openPath,
    openFromOutside: path => tellOpened(() => openPath(path)),
    start(also) {
      drawMenu(host.listRecent())
      host.on('recents', drawMenu)
      forwardEvents(host, (event, value) => {
        toPage(event, value)
        also(event, value)
      })
    },
  }
}
