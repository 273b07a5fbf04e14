/**
 * The folders that may be seen. `resolve` follows every symbolic link and then says whether the place is
 * still inside, so neither a link nor `..` leads out.
 */
import { realpath, stat } from 'node:fs/promises'
import { basename, sep } from 'node:path'
import { MigrascopeError } from '../../shared/failure.ts'
import { fileError } from './file-error.ts'

export interface AllowedRoots {
  /** Real paths, each once. */
  readonly tops: readonly string[]
  /**
   * The real path behind `path`.
   * @throws MigrascopeError `not-allowed` outside of the roots, or why it cannot be resolved.
   */
  readonly resolve: (path: string) => Promise<string>
}

/** @throws MigrascopeError where a root is not a folder. */
export async function createAllowedRoots(roots: readonly string[]): Promise<AllowedRoots> {
  const tops = [...new Set(await Promise.all(roots.map(realFolder)))]
  const inside = (real: string) =>
    tops.some(top => real === top || real.startsWith(top.endsWith(sep) ? top : top + sep))
  return {
    tops,
    async resolve(path) {
      const real = await realpath(path).catch((e: unknown) => {
        throw fileError(e, basename(path))
      })
      if (inside(real)) return real
      const message = `${basename(path)} lies outside of the folders that Migrascope may read.`
      throw new MigrascopeError('not-allowed', message)
    },
  }
}

async function realFolder(path: string): Promise<string> {
  let isFolder
  try {
    isFolder = (await stat(path)).isDirectory()
  } catch (e) {
    throw fileError(e, path)
  }
  if (isFolder) return realpath(path)
  throw new MigrascopeError('bad-argument', `${path} is not a folder.`, { path })
}
