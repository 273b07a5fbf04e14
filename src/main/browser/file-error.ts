/** The file system's errors in the contract's words. */
import { MigrascopeError, type FailureCode } from '../../shared/failure.ts'

const codes: Readonly<Record<string, readonly [FailureCode, string]>> = {
  ENOENT: ['file-not-found', 'It is not there any more.'],
  ENOTDIR: ['file-not-found', 'It is not there any more.'],
  EACCES: ['no-permission', 'This user may not read it.'],
  EPERM: ['no-permission', 'This user may not read it.'],
  ELOOP: ['io', 'Its links go round in a circle.'],
  ENOSPC: ['disk-full', 'The disk is full.'],
  EDQUOT: ['disk-full', "The user's disk quota is used up."],
}

/** `thrown` as a `MigrascopeError`; `what` is the file's name as people know it. */
export function fileError(thrown: unknown, what: string): MigrascopeError {
  if (thrown instanceof MigrascopeError) return thrown
  const errno = thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined
  const [code, why] = codes[errno ?? ''] ?? ['io', 'It cannot be read or written.']
  const details = errno === undefined ? { file: what } : { file: what, errno }
  return new MigrascopeError(code, `${what}: ${why}`, details, thrown)
}
