/** A report in a format of others, the same for every shell that hands it to the user. */
import type { Argument } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { ExportedFile, Host } from '../host.ts'

/**
 * The one file of the formats that a window offers. No journal goes into a bundle: of a report that is open its place
 * is not known.
 * @throws MigrascopeError `unknown-id`
 */
export async function exportedFile(
  host: Pick<Host, 'exportReport'>,
  { report, format, link }: Argument<'exportReport'>,
): Promise<ExportedFile> {
  const [file] = await host.exportReport(report, format, null, link)
  if (file) return file
  throw new MigrascopeError('internal', `Nothing came of exporting as ${format}.`)
}
