/** One line at the start about measurements that killed programs left, and how one is named. */
import type { RecoveredJournal } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Host } from '../host.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

export async function tellRecovered(host: Host, { stderr }: Terminal): Promise<void> {
  const left = await host.listRecovered()
  if (left.length === 0) return
  const what = left.length === 1 ? 'measurement was' : 'measurements were'
  stderr.write(
    `${left.length} ${what} left by a program that was killed; migrascope recover lists them\n`,
  )
}

/** As much of an id as tells it from all others for a person. */
export const shortId = (id: string) => id.slice(0, 8)

/**
 * The one that is meant by an id or the beginning of it.
 * @throws MigrascopeError `unknown-id`; UsageError when several begin so
 */
export function recoveredBy(id: string, left: readonly RecoveredJournal[]): RecoveredJournal {
  const [found, ...more] = left.filter(journal => journal.id.startsWith(id))
  if (found === undefined) {
    const message = `There is no measurement ${id} to recover. To see which there are: migrascope recover`
    throw new MigrascopeError('unknown-id', message)
  }
  if (more.length > 0) throw new UsageError(`${more.length + 1} measurements begin with ${id}`)
  return found
}
