/**
 * The system's open and save dialogs over the window. Each starts where it was left last time. They give
 * paths to the main process alone; the page never sees one.
 */
import { dirname, extname, join } from 'node:path'
import type {
  FileFilter,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import type { FolderMemory } from './folder-memory.ts'

export interface Dialogs {
  /** The file to open; undefined when the user cancels. */
  askOpen(): Promise<string | undefined>
  /** Where to save under the suggested `name`; undefined when the user cancels. */
  askSave(name: string): Promise<string | undefined>
}

export interface DialogsOptions {
  readonly showOpen: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>
  readonly showSave: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>
  readonly memory: FolderMemory
}

const openOptions: OpenDialogOptions = {
  title: 'Open a memory dump or a report',
  // The content decides what a file is, and dumps have every name; so no filter.
  properties: ['openFile', 'showHiddenFiles'],
}

/** What a file is by the end of its name, as the save dialog says it. */
const kinds: Readonly<Record<string, string>> = {
  json: 'Migrascope report',
  migrascope: 'Migrascope bundle',
  csv: 'CSV',
  md: 'Markdown',
  txt: 'Text',
  html: 'Web page',
}

function filtersOf(name: string): FileFilter[] {
  const end = extname(name).slice(1)
  const kind = kinds[end]
  return kind === undefined ? [] : [{ name: kind, extensions: [end] }]
}

export function createDialogs({ showOpen, showSave, memory }: DialogsOptions): Dialogs {
  return {
    async askOpen() {
      const folder = memory.get('open')
      const place = folder === undefined ? {} : { defaultPath: folder }
      const answer = await showOpen({ ...openOptions, ...place })
      const path = answer.canceled ? undefined : answer.filePaths[0]
      if (path !== undefined) await memory.set('open', dirname(path))
      return path
    },
    async askSave(name) {
      const answer = await showSave({
        title: 'Save the report',
        defaultPath: join(memory.get('save') ?? memory.get('open') ?? '', name),
        filters: filtersOf(name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (answer.canceled || answer.filePath === '') return undefined
      await memory.set('save', dirname(answer.filePath))
      return answer.filePath
    },
  }
}
