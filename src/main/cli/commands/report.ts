/** `migrascope report FILE`: a saved report, shown like the run it came from. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import { MAX_REPORT_BYTES } from '../../../shared/contract.ts'
import { MigrascopeError } from '../../../shared/failure.ts'
import { runRecord } from '../../../shared/report.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { reportJson } from '../report-json.ts'
import { resultTable } from '../result-table.ts'
import { sweepTable } from '../sweep-table.ts'
import { UsageError } from '../usage-error.ts'

export const report: Command = {
  name: 'report',
  summary: 'show a saved report',
  usage: 'migrascope report FILE [--json]',
  options: [{ name: 'json', help: 'print the JSON object that run --json prints' }],
  notes: `The JSON is that of migrascope run --json; the file itself is JSON too and holds more (the
machine, the course over time).

Examples:
  migrascope report guest.migrascope.json`,

  async run({ words, has }, { terminal, createHost }) {
    const [file, ...rest] = words
    if (file === undefined) throw new UsageError('which file? migrascope report FILE')
    if (rest.length > 0) throw new UsageError(`report takes one file, not ${words.length}`)
    const text = await readText(path.resolve(terminal.folder, file))
    await using host = createHost()
    const { content } = host.readReport(path.basename(file), text)
    const record = runRecord(content)
    if (record === undefined) {
      terminal.stdout.write(
        has('json')
          ? `${JSON.stringify(content, null, 2)}\n`
          : sweepTable(content, terminal.stdout),
      )
    } else {
      terminal.stdout.write(has('json') ? reportJson(record) : resultTable(record, terminal.stdout))
    }
    return exitCodes.done
  },
}

/** A dump named by mistake is refused by its size, unread. */
async function readText(file: string): Promise<string> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    if (size > MAX_REPORT_BYTES) {
      throw new MigrascopeError('too-large', `${file} is too large to be a report.`, {
        bytes: size,
        allowed: MAX_REPORT_BYTES,
      })
    }
    return await handle.readFile('utf8')
  } catch (thrown) {
    if (thrown instanceof MigrascopeError) throw thrown
    throw unreadable(file, thrown)
  }
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
