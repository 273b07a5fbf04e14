/**
 * The two IPC channels. Whoever is not our own page's top frame is refused before its message is looked
 * at; everything else goes through the contract's door. Answers are `Result`s, never rejections.
 */
import { isAbsolute } from 'node:path'
import type { IpcMain } from 'electron'
import type { Opened } from '../../shared/contract.ts'
import { MigrascopeError, type Result } from '../../shared/failure.ts'
import { settled, type Door } from '../service/door.ts'
import { CALL, OPEN_DROPPED } from './channels.ts'
import { isOwnPage, type Sent } from './sender.ts'

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly origin: string
  readonly door: Door
  readonly openPath: (path: string) => Promise<Opened>
}

/** PATH_MAX of Linux; no path that a user drops is longer. */
const MAX_PATH = 4096

const stranger: Result<never> = {
  ok: false,
  failure: { code: 'not-allowed', message: 'This call does not come from Migrascope’s own page.' },
}

/**
 * A path as webUtils gives it.
 * @throws MigrascopeError `bad-argument` for anything else.
 */
export function droppedPath(value: unknown): string {
  if (typeof value === 'string' && value.length <= MAX_PATH && !value.includes('\0')) {
    if (isAbsolute(value)) return value
  }
  throw new MigrascopeError(
    'bad-argument',
    'What was dropped is not a file on this machine. Drop a file from the file manager.',
  )
}

export function registerIpc({ ipcMain, origin, door, openPath }: IpcOptions): void {
  const answer = (channel: string, work: (...values: unknown[]) => Promise<unknown>) =>
    ipcMain.handle(channel, (event: Sent, ...values: unknown[]) =>
      isOwnPage(event, origin) ? work(...values) : Promise.resolve(stranger),
    )
  answer(CALL, (name, argument) => door(name, argument))
  answer(OPEN_DROPPED, path => settled(async () => openPath(droppedPath(path))))
}
