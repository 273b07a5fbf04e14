/**
 * What of a folder is shown: files and folders, not hidden ones, folders first and then by name. Links
 * count as what they lead to, if they may be followed. A folder with very many names is cut.
 */
import type { Dirent } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileError } from './file-error.ts'

/** Entries of one listing. */
export const MAX_ENTRIES = 2000
/** Names read from one folder before giving up on showing the first ones in order. */
const MAX_NAMES = 20_000

export interface FolderEntry {
  readonly path: string
  readonly name: string
  readonly kind: 'folder' | 'file'
  readonly bytes: number
}

type Unsized = Omit<FolderEntry, 'bytes'>

const isThere = <T>(entry: T | undefined): entry is T => entry !== undefined

const byKindThenName = (a: Unsized, b: Unsized) =>
  a.kind === b.kind
    ? a.name.localeCompare(b.name, 'en', { numeric: true })
    : a.kind === 'folder'
      ? -1
      : 1

/** `resolve` follows a link, and rejects where it may not be followed. */
export async function readFolder(
  folder: string,
  resolve: (path: string) => Promise<string>,
): Promise<{ readonly entries: FolderEntry[]; readonly cut: boolean }> {
  const { names, more } = await namesIn(folder)
  const all = (await Promise.all(names.map(name => unsized(name, resolve)))).filter(isThere)
  const shown = all.sort(byKindThenName).slice(0, MAX_ENTRIES)
  const entries = (await Promise.all(shown.map(sized))).filter(isThere)
  return { entries, cut: more || shown.length < all.length }
}

async function namesIn(folder: string): Promise<{ names: Dirent[]; more: boolean }> {
  const names: Dirent[] = []
  try {
    for await (const name of await opendir(folder)) {
      if (name.name.startsWith('.')) continue
      if (names.length === MAX_NAMES) return { names, more: true }
      names.push(name)
    }
  } catch (e) {
    throw fileError(e, basename(folder))
  }
  return { names, more: false }
}

/** Undefined for what is not shown: devices, pipes, links that lead out or nowhere. */
async function unsized(
  found: Dirent,
  resolve: (path: string) => Promise<string>,
): Promise<Unsized | undefined> {
  const { name } = found
  const path = join(found.parentPath, name)
  try {
    const facts = found.isSymbolicLink() ? await stat(await resolve(path)) : found
    if (facts.isDirectory()) return { path, name, kind: 'folder' }
    return facts.isFile() ? { path, name, kind: 'file' } : undefined
  } catch {
    return undefined
  }
}

/** Undefined where the entry went away meanwhile. */
async function sized(entry: Unsized): Promise<FolderEntry | undefined> {
  if (entry.kind === 'folder') return { ...entry, bytes: 0 }
  const facts = await stat(entry.path).catch(() => undefined)
  return facts === undefined ? undefined : { ...entry, bytes: facts.size }
}
