/** Reads the file of a report, plain or bundled, as text: a dump named by mistake is refused by its size, unread. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { OpenedReport } from '../../shared/contract.ts'
import { MAX_REPORT_BYTES } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Host } from '../host.ts'

/** @throws MigrascopeError */
export async function readText(host: Host, file: string): Promise<string> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    if (size > MAX_REPORT_BYTES) {
      throw new MigrascopeError('too-large', `${file} is too large to be a report.`, {
        bytes: size,
        allowed: MAX_REPORT_BYTES,
      })
    }
    return host.textOf(path.basename(file), await handle.readFile())
  } catch (thrown) {
    if (thrown instanceof MigrascopeError) throw thrown
    throw unreadable(file, thrown)
  }
}

/** Its name is how it was named here: that tells reports of different folders apart. @throws MigrascopeError */
export async function openReport(host: Host, file: string, folder: string): Promise<OpenedReport> {
  const text = await readText(host, path.resolve(folder, file))
  return host.readReport(file, text)
}

function unreadable(file: string, thrown: unknown): MigrascopeError {
  const { code } = thrown as NodeJS.ErrnoException
  if (code === 'ENOENT') {
    return new MigrascopeError('file-not-found', `There is no file ${file}.`, {}, thrown)
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new MigrascopeError('no-permission', `${file} may not be read by you.`, {}, thrown)
  }
  if (code === 'EISDIR') {
    return new MigrascopeError('not-a-file', `${file} is a folder, not a report.`, {}, thrown)
  }
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  return new MigrascopeError('io', `${file} cannot be read: ${why}`, {}, thrown)
}
