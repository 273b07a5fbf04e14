/** A report that a measurement is saved to as it ends, and the journal that lies beside it meanwhile. */
import path from 'node:path'
import type { OpenedReport } from '../../shared/contract.ts'
import type { Host } from '../host.ts'
import { mustBeWritable } from './must-be-writable.ts'
import type { Terminal } from './terminal.ts'

export interface ReportFile {
  readonly path: string
  /** Of a sweep: what is measured lies here until the report is saved whole. */
  readonly journal: string
}

/** @throws MigrascopeError when nothing can be saved there */
export async function reportFile(
  name: string | undefined,
  folder: string,
): Promise<ReportFile | undefined> {
  if (name === undefined) return undefined
  const full = path.resolve(folder, name)
  await mustBeWritable(path.dirname(full))
  return { path: full, journal: `${full}.journal.jsonl` }
}

/** @throws MigrascopeError */
export async function saveReport(
  host: Host,
  { report }: OpenedReport,
  target: ReportFile | undefined,
  { stderr }: Terminal,
): Promise<void> {
  if (target === undefined) return
  await host.writeReport(report, target.path)
  stderr.write(`report saved: ${target.path}\n`)
}
