/** The typed error for a place in a stream that cannot be what it should be. */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { ByteSource } from '../source.ts'

/** @param what ends a sentence that begins with the file's name */
export function malformed(
  source: ByteSource,
  offset: number,
  expected: string | number,
  found: string | number,
  what: string,
): MigrascopeError {
  const details = { file: source.name, path: source.path, offset, expected, found }
  return new MigrascopeError('bad-format', `${source.name} ${what} (at byte ${offset}).`, details)
}
