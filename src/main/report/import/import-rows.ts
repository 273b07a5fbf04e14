/** Rows of other programs, whichever of those we read; the content decides, not the name. */
import { MigrascopeError } from '../../../shared/failure.ts'
import { type ImportedRow, MAX_IMPORTED } from '../../../shared/imported.ts'
import type { Report } from '../../../shared/report.ts'
import { readLzbench } from './lzbench.ts'
import { readQueryMigrate } from './query-migrate.ts'

/** @throws MigrascopeError `bad-format` | `too-large` */
export function readRows(file: string, text: string): ImportedRow[] {
  return text.trimStart().startsWith('{') ? [readQueryMigrate(file, text)] : readLzbench(file, text)
}

/** The report with the rows after those that it has. @throws MigrascopeError `too-large` */
export function withImported(report: Report, rows: readonly ImportedRow[]): Report {
  const imported = [...report.imported, ...rows]
  if (imported.length <= MAX_IMPORTED) return { ...report, imported }
  throw new MigrascopeError(
    'too-large',
    `A report holds ${MAX_IMPORTED} imported rows at most, these would be ${imported.length}.`,
    { allowed: MAX_IMPORTED, found: imported.length },
  )
}
