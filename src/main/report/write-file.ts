/** Writes a whole file or none: beside the goal, flushed, then renamed over it. */
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type FailureCode, MigrascopeError } from '../../shared/failure.ts'

const codes: Readonly<Record<string, { readonly code: FailureCode; readonly advice: string }>> = {
  ENOSPC: { code: 'disk-full', advice: 'The disk is full. Free some space or save elsewhere.' },
  EDQUOT: {
    code: 'disk-full',
    advice: 'Your quota is used up. Free some space or save elsewhere.',
  },
  EACCES: {
    code: 'no-permission',
    advice: 'There is no permission to write there. Save elsewhere.',
  },
  EPERM: {
    code: 'no-permission',
    advice: 'There is no permission to write there. Save elsewhere.',
  },
  EROFS: { code: 'no-permission', advice: 'That disk is read-only. Save elsewhere.' },
  ENOENT: {
    code: 'file-not-found',
    advice: 'The folder does not exist. Make it or save elsewhere.',
  },
  ENOTDIR: { code: 'file-not-found', advice: 'The folder is a file. Save elsewhere.' },
  EISDIR: { code: 'not-a-file', advice: 'There is a folder of that name. Choose another name.' },
}

/**
 * @throws MigrascopeError `disk-full` | `no-permission` | `file-not-found` | `not-a-file` | `io`; what was at
 *   `path` before is then as it was
 */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(beside, 'wx', 0o644)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw writeFailure(path, error)
  }
}

/** What a file system's error on writing `path` means for people. */
export function writeFailure(path: string, error: unknown): MigrascopeError {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const { code, advice } = codes[errno] ?? {
    code: 'io' as const,
    advice: `The system says ${errno}.`,
  }
  return new MigrascopeError(
    code,
    `${basename(path)} could not be written. ${advice}`,
    { path, errno },
    error,
  )
}
