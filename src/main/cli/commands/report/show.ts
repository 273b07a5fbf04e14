/** `migrascope report show FILE`: a saved report, shown like the run or the sweep it came from. */
import { runRecord } from '../../../../shared/report.ts'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { linkNotes, linkOptions, readLinkQuestion } from '../../link-arguments.ts'
import { linkTable } from '../../link-table.ts'
import { importedTable } from '../../imported-table.ts'
import { openReport } from '../../read-text.ts'
import { reportJson } from '../../report-json.ts'
import { resultTable } from '../../result-table.ts'
import { summaryLine } from '../../sweep-json.ts'
import { sweepTable } from '../../sweep-table.ts'
import { UsageError } from '../../usage-error.ts'

export const show: Command = {
  name: 'show',
  summary: 'show a saved report as a table',
  usage: 'migrascope report show FILE [--link SPEED] [--json]',
  options: [
    ...linkOptions,
    { name: 'json', help: 'print the JSON object that run --json or sweep --json ends with' },
  ],
  notes: `The file itself is JSON too and holds more (every sample, the machine, the course over time).
Throughput is MB/s of 10^6 bytes.

${linkNotes}
With --json the object has overLink, too.

Examples:
  migrascope report show guest.migrascope.json
  migrascope report guest.migrascope.json           (the same)
  migrascope report show sweep.migrascope.json --json | jq '.points[].throughput.median'
  migrascope report show sweep.migrascope.json --link 10Gbit/s
  migrascope report show sweep.migrascope.json --link 25G --dirty-rate 200MB/s --downtime-limit 1s`,

  async run(parsed, { terminal, createHost }) {
    const { words, has } = parsed
    const question = readLinkQuestion(parsed)
    const [file, ...rest] = words
    if (file === undefined) throw new UsageError('which file? migrascope report show FILE')
    if (rest.length > 0) throw new UsageError(`report show takes one file, not ${words.length}`)
    await using host = createHost()
    const { content } = await openReport(host, file, terminal.folder)
    const record = runRecord(content)
    const { stdout } = terminal
    if (has('json')) {
      stdout.write(
        record === undefined
          ? summaryLine(content, question)
          : reportJson(record, content, question),
      )
    } else {
      stdout.write(record === undefined ? sweepTable(content, stdout) : resultTable(record, stdout))
      stdout.write(importedTable(content, stdout))
      stdout.write(linkTable(content, question, stdout))
    }
    return exitCodes.done
  },
}
