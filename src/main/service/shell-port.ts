/**
 * What differs between the shells: how a file is picked, and where a saved or exported report goes. Methods reject
 * with `MigrascopeError`; a shell without a way to do one of them rejects with `not-allowed`.
 */
import type {
  Argument,
  Exported,
  FolderListing,
  HostFacts,
  Opened,
  Saved,
} from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'

export interface ShellPort {
  readonly shell: HostFacts['shell']
  readonly picker: HostFacts['picker']
  /** Asks the user for a file and opens it; null when the user cancels. */
  pickFile(): Promise<Opened | null>
  listFolder(folder: string | null): Promise<FolderListing>
  openEntry(entry: string): Promise<Opened>
  saveReport(report: string): Promise<Saved>
  exportReport(asked: Argument<'exportReport'>): Promise<Exported>
  /** Shows a note of the system's if the window is not in front. */
  notify(notice: Argument<'notify'>): Promise<void>
}

/** What a shell answers to a call that it has no means for. */
export function notHere(what: string): Promise<never> {
  return Promise.reject(new MigrascopeError('not-allowed', `This window cannot ${what}.`))
}
