/** Reads a report from its text. Nothing of it is believed before the schema has seen all of it. */
import * as v from 'valibot'
import { MAX_REPORT_BYTES } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { type Report, REPORT_FORMAT, REPORT_VERSION, reportSchema } from '../../shared/report.ts'
import { upgrade } from './upgrade.ts'

const headSchema = v.object({
  format: v.literal(REPORT_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
})

/**
 * @param name the file's name, for messages
 * @throws MigrascopeError `bad-report` | `newer-report` | `too-large`
 */
export function parseReport(name: string, text: string): Report {
  if (text.length > MAX_REPORT_BYTES) {
    throw new MigrascopeError('too-large', `${name} is too large to be a report.`, { file: name })
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    const message = `${name} is not a report: it is no JSON text, or a part of it is missing.`
    throw new MigrascopeError('bad-report', message, { file: name, expected: 'JSON', found })
  }
  const head = v.safeParse(headSchema, content)
  if (!head.success) {
    const message = `${name} is JSON, but no report of Migrascope.`
    throw new MigrascopeError('bad-report', message, { file: name, expected: REPORT_FORMAT })
  }
  if (head.output.version > REPORT_VERSION) {
    throw new MigrascopeError(
      'newer-report',
      `${name} was written by a newer Migrascope (report version ${head.output.version}, this one reads up to ${REPORT_VERSION}). Update Migrascope to open it.`,
      { file: name, expected: REPORT_VERSION, found: head.output.version },
    )
  }
  const parsed = v.safeParse(reportSchema, upgrade(head.output.version, content))
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]
  const where = v.getDotPath(issue) ?? 'the top'
  throw new MigrascopeError(
    'bad-report',
    `${name} is a damaged report: at ${where}, ${issue.message}`,
    { file: name, at: where, expected: issue.expected, found: issue.received },
  )
}
