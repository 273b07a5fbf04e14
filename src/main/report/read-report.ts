/** Reads a report from a file of bounded size: the report itself, or a bundle of it, by content. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { MAX_REPORT_BYTES } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Report } from '../../shared/report.ts'
import { beginsAsZip } from '../../shared/zip-mark.ts'
import { readBundle } from './bundle.ts'
import { parseReport } from './parse-report.ts'

/**
 * The text of a report's file: its own, or that of the report in a bundle.
 * @throws MigrascopeError `bad-report` | `too-large`
 */
export const reportText = (name: string, bytes: Uint8Array): string =>
  beginsAsZip(bytes) ? readBundle(name, bytes).report : new TextDecoder().decode(bytes)

/**
 * A report from the bytes of a file, plain or bundled.
 * @throws MigrascopeError `bad-report` | `newer-report` | `too-large`
 */
export const parseReportBytes = (name: string, bytes: Uint8Array): Report =>
  parseReport(name, reportText(name, bytes))

/** @throws MigrascopeError `bad-report` | `newer-report` | `too-large` | `io` */
export async function readReportFile(path: string): Promise<Report> {
  const name = basename(path)
  const { size } = await stat(path)
  if (size > MAX_REPORT_BYTES) {
    throw new MigrascopeError('too-large', `${name} is too large to be a report.`, { path, size })
  }
  try {
    return parseReportBytes(name, await readFile(path))
  } catch (error) {
    if (error instanceof MigrascopeError) throw error
    throw new MigrascopeError('io', `${name} could not be read.`, { path }, error)
  }
}
