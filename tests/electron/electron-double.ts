/**
 * Doubles of the parts of Electron that the shell is given. They record what is asked of them and emit
 * what a test says; `satisfies` holds them to Electron's own types.
 */
import type {
  IpcMain,
  IpcRenderer,
  NotificationConstructorOptions,
  OpenDialogOptions,
  PowerSaveBlocker,
  ProgressBarOptions,
  SaveDialogOptions,
} from 'electron'
import type { RaisedWindow } from '../../src/main/electron/bring-up.ts'
import type { DialogsOptions } from '../../src/main/electron/dialogs.ts'
import type { MortalContents } from '../../src/main/electron/gone.ts'
import type { GuardedContents, GuardedSession } from '../../src/main/electron/guards.ts'
import type { Sent } from '../../src/main/electron/sender.ts'
import type { InstanceApp } from '../../src/main/electron/launch.ts'
import type { ShownNote } from '../../src/main/electron/notices.ts'
import type { PageContents } from '../../src/main/electron/page-sink.ts'
import type { ProgressWindow } from '../../src/main/electron/progress.ts'
import type { QuittingApp } from '../../src/main/electron/quit.ts'

type Call = [name: string, ...values: unknown[]]

function emitter() {
  const listeners: [string, (...values: never[]) => void][] = []
  return {
    on: (event: string, listener: (...values: never[]) => void) =>
      void listeners.push([event, listener]),
    emit: (event: string, ...values: unknown[]) => {
      for (const [name, listener] of listeners) {
        if (name === event) (listener as (...values: unknown[]) => void)(...values)
      }
    },
    heard: () => listeners.map(([event]) => event),
  }
}

/** An event whose default can be prevented, and whether it was. */
export function preventable() {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) }
  return event
}

export function createAppDouble({ first = true } = {}) {
  const calls: Call[] = []
  return {
    calls,
    ...emitter(),
    quit: () => void calls.push(['quit']),
    requestSingleInstanceLock: (data?: unknown) => {
      calls.push(['requestSingleInstanceLock', data])
      return first
    },
  } satisfies InstanceApp & QuittingApp & { calls: Call[] }
}

export function createContentsDouble() {
  const calls: Call[] = []
  const double = {
    calls,
    ...emitter(),
    destroyed: false,
    isDestroyed: () => double.destroyed,
    reload: () => void calls.push(['reload']),
    send: (channel: string, ...values: unknown[]) => void calls.push(['send', channel, ...values]),
    setWindowOpenHandler: (handler: Parameters<GuardedContents['setWindowOpenHandler']>[0]) =>
      void calls.push(['setWindowOpenHandler', handler]),
  }
  return double satisfies GuardedContents & PageContents & MortalContents & { calls: Call[] }
}

export function createSessionDouble() {
  const handlers = new Map<string, unknown>()
  const session = {
    setPermissionRequestHandler: handler => void handlers.set('request', handler),
    setPermissionCheckHandler: handler => void handlers.set('check', handler),
    setDevicePermissionHandler: handler => void handlers.set('device', handler),
  } satisfies GuardedSession
  return { session, handlers }
}

export function createWindowDouble() {
  const calls: Call[] = []
  const double = {
    calls,
    ...emitter(),
    destroyed: false,
    focused: false,
    minimized: false,
    isDestroyed: () => double.destroyed,
    isFocused: () => double.focused,
    isMinimized: () => double.minimized,
    restore: () => void calls.push(['restore']),
    show: () => void calls.push(['show']),
    focus: () => void calls.push(['focus']),
    setProgressBar: (share: number, options?: ProgressBarOptions) =>
      void calls.push(options === undefined ? ['bar', share] : ['bar', share, options.mode]),
  }
  return double satisfies ProgressWindow & RaisedWindow & { calls: Call[] }
}

export function createNoteDouble(options: NotificationConstructorOptions) {
  const calls: Call[] = []
  return {
    options,
    calls,
    ...emitter(),
    show: () => void calls.push(['show']),
    close: () => void calls.push(['close']),
  } satisfies ShownNote & { options: unknown; calls: Call[] }
}

/** Ids as Electron gives them: the first is 0. */
export function createBlockerDouble() {
  const calls: Call[] = []
  let next = 0
  return {
    calls,
    start: (type: string) => {
      calls.push(['start', type])
      return next++
    },
    stop: (id: number) => calls.push(['stop', id]) > 0,
  } satisfies Pick<PowerSaveBlocker, 'start' | 'stop'> & { calls: Call[] }
}

/** Answers each dialog with the next of `answers`; undefined cancels. */
export function createDialogDouble(answers: (string | undefined)[]) {
  const asked: (OpenDialogOptions | SaveDialogOptions)[] = []
  const next = (options: OpenDialogOptions | SaveDialogOptions) => {
    asked.push(options)
    const path = answers.shift()
    return Promise.resolve({
      canceled: path === undefined,
      filePaths: [path ?? ''],
      filePath: path ?? '',
    })
  }
  return { asked, showOpen: next, showSave: next } satisfies Omit<DialogsOptions, 'memory'> & {
    asked: unknown
  }
}

export function createIpcMainDouble() {
  const handlers = new Map<string, (event: Sent, ...values: unknown[]) => Promise<unknown>>()
  const ipcMain = {
    handle: (channel, handler) => {
      handlers.set(channel, handler as (event: unknown, ...values: unknown[]) => Promise<unknown>)
    },
  } satisfies Pick<IpcMain, 'handle'>
  return {
    ipcMain,
    channels: () => [...handlers.keys()],
    /** What `channel` answers to a message that comes in as `event`. */
    send: async (event: Sent, channel: string, ...values: unknown[]) =>
      handlers.get(channel)?.(event, ...values),
  }
}

/** `answer` is what the main process would say. */
export function createIpcRendererDouble(
  answer: (...values: unknown[]) => unknown = () => undefined,
) {
  const calls: Call[] = []
  return {
    calls,
    ...emitter(),
    invoke: (channel: string, ...values: unknown[]) => {
      calls.push([channel, ...values])
      return Promise.resolve(values).then(given => answer(channel, ...given))
    },
  } satisfies Pick<IpcRenderer, 'invoke'> & { calls: Call[] }
}

/** A message from our own page. */
export const ownPage: Sent = { senderFrame: { parent: null, origin: 'app://bundle' } }
