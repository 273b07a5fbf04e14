/** Opens the dump that a command line names. */
import path from 'node:path'
import type { OpenedDump } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Host } from '../host.ts'

/** @throws MigrascopeError, also when the file is a report. */
export async function openDump(host: Host, file: string, folder: string): Promise<OpenedDump> {
  const opened = await host.openPath(path.resolve(folder, file))
  if (opened.kind === 'dump') return opened
  throw new MigrascopeError(
    'bad-format',
    `${file} is a report, not a dump. To see what is in it: migrascope report ${file}`,
  )
}
