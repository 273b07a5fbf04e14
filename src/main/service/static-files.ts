/**
 * The built renderer as a fixed set of files, read once at start. A request is answered by exact look-up
 * in this set, so no path from outside ever reaches the file system.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { MigrascopeError } from '../../shared/failure.ts'

export interface StaticFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** By URL path: `/index.html`, `/assets/index-abc.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

// A file of any other kind is no part of a page, so it is left out of the set.
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * Reads all of `folder`.
 * @throws MigrascopeError `file-not-found` when there is no built page in it.
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const type = types[extname(entry.name).toLowerCase()]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    const path = '/' + relative(folder, file).split(sep).join('/')
    files.set(path, { type, body: new Uint8Array(await readFile(file)) })
  }
  if (!files.has('/index.html')) {
    throw new MigrascopeError(
      'file-not-found',
      'The page is not built. Run "npm run build" first.',
      {
        folder,
      },
    )
  }
  return files
}

/** The file for a URL's path; undefined outside of the set. */
export function findStaticFile(files: StaticFiles, pathname: string): StaticFile | undefined {
  return files.get(pathname === '/' ? '/index.html' : pathname)
}
