/** What the operating system says about a file, as an error that tells a person what to do. */
import { basename } from 'node:path'
import { type FailureCode, type FailureDetails, MigrascopeError } from '../../shared/failure.ts'

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const advice: Readonly<Record<string, readonly [FailureCode, (name: string) => string]>> = {
  ENOENT: ['file-not-found', name => `There is no file ${name}. Check its name and folder.`],
  ENOTDIR: ['file-not-found', name => `There is no file ${name}: part of its folder is a file.`],
  ENAMETOOLONG: ['file-not-found', name => `${name} is longer than a file name may be.`],
  ELOOP: ['file-not-found', name => `${name} is a link that leads back to itself.`],
  EACCES: ['no-permission', permission],
  EPERM: ['no-permission', permission],
  EISDIR: ['not-a-file', name => `${name} is a folder. Choose a file in it.`],
  ENXIO: ['not-a-file', name => `${name} is not a regular file. Copy its content into one first.`],
  ERR_INVALID_ARG_VALUE: ['bad-argument', () => 'A file name may not hold a NUL character.'],
}

function permission(name: string): string {
  return `You may not read ${name}. Hypervisors often write dumps as root: have its owner give you read permission, then open it again.`
}

/**
 * The typed error for what `fs` threw.
 * @param details offset, expected, found, where they are known
 */
export function fileFailure(
  error: unknown,
  path: string,
  details: FailureDetails = {},
): MigrascopeError {
  const name = basename(path)
  const code = codeOf(error)
  const known = advice[code]
  const all: FailureDetails = { file: name, path, ...details, ...(code ? { system: code } : {}) }
  if (known) return new MigrascopeError(known[0], known[1](name), all, error)
  const why = error instanceof Error ? error.message : String(error)
  return new MigrascopeError(
    'io',
    `${name} could not be read (${why}). Check the disk or share it lies on, then open it again.`,
    all,
    error,
  )
}
