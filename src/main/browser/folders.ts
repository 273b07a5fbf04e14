/**
 * The server-side file picker: what lies in the folders that the user allowed, by opaque ids. An id is
 * resolved anew whenever it is used, so a folder that was swapped for a link since leads nowhere.
 */
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { FolderListing } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { createAllowedRoots } from './allowed-roots.ts'
import { fileError } from './file-error.ts'
import { readFolder, type FolderEntry } from './folder-entries.ts'
import { createPathIds } from './ids.ts'

/** Stands for the list of the allowed folders; no path is empty. */
const TOP = ''

export interface Folders {
  /** Lists a folder; null is the top of what may be seen. */
  list(folder: string | null): Promise<FolderListing>
  /** The real path of a listed file. */
  fileOf(entry: string): Promise<string>
}

/** @throws MigrascopeError where a root is not a folder. */
export async function createFolders(roots: readonly string[]): Promise<Folders> {
  const ids = createPathIds()
  const { tops, resolve } = await createAllowedRoots(roots)
  const start = tops.length === 1 ? (tops[0] ?? TOP) : TOP

  function known(id: string): string {
    const path = ids.pathOf(id)
    if (path !== undefined) return path
    throw new MigrascopeError('unknown-id', 'That entry is not known. List the folder again.')
  }

  const withIds = (entries: readonly FolderEntry[]) =>
    entries.map(({ path, ...entry }) => ({ id: ids.idOf(path), ...entry }))

  function listTops(): FolderListing {
    // By their whole paths: two allowed folders may have one name.
    const entries = tops.map(path => ({ path, name: path, kind: 'folder' as const, bytes: 0 }))
    return {
      folder: ids.idOf(TOP),
      label: 'Allowed folders',
      parent: null,
      entries: withIds(entries),
      cut: false,
    }
  }

  function parentOf(real: string): string | null {
    if (real === start) return null
    return ids.idOf(tops.includes(real) ? TOP : dirname(real))
  }

  return {
    async list(folder) {
      const path = folder === null ? start : known(folder)
      if (path === TOP) return listTops()
      const real = await resolve(path)
      const { entries, cut } = await readFolder(real, resolve)
      return {
        folder: ids.idOf(real),
        label: real,
        parent: parentOf(real),
        entries: withIds(entries),
        cut,
      }
    },
    async fileOf(entry) {
      const path = known(entry)
      if (path !== TOP) {
        const real = await resolve(path)
        const facts = await stat(real).catch((e: unknown) => {
          throw fileError(e, basename(real))
        })
        if (facts.isFile()) return real
      }
      throw new MigrascopeError('not-a-file', 'That is a folder, or no plain file. Choose a file.')
    },
  }
}
