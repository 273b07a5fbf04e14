/**
 * The folders that the dialogs opened last, kept in one small file. Losing the file loses nothing else; a
 * damaged one counts as empty, and a write that fails is let go.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import * as v from 'valibot'

const folder = v.optional(v.pipe(v.string(), v.maxLength(4096)))
const foldersSchema = v.object({ open: folder, save: folder })

export type Purpose = 'open' | 'save'

export interface FolderMemory {
  get(purpose: Purpose): string | undefined
  /** Resolves when it is on disk, or could not be put there. */
  set(purpose: Purpose, folder: string): Promise<void>
}

export async function createFolderMemory(file: string): Promise<FolderMemory> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const folders = parse(text)
  return {
    get: purpose => folders[purpose],
    async set(purpose, folder) {
      if (folders[purpose] === folder) return
      folders[purpose] = folder
      try {
        await writeFile(`${file}.new`, JSON.stringify(folders))
        await rename(`${file}.new`, file)
      } catch {
        // The dialog starts elsewhere next time.
      }
    },
  }
}

function parse(text: string): v.InferOutput<typeof foldersSchema> {
  try {
    const checked = v.safeParse(foldersSchema, JSON.parse(text))
    return checked.success ? checked.output : {}
  } catch {
    return {}
  }
}
