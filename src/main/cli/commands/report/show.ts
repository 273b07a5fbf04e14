/** `migrascope report show FILE`: a saved report, shown like the run or the sweep it came from. */
import { runRecord } from '../../../../shared/report.ts'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { openReport } from '../../read-text.ts'
import { reportJson } from '../../report-json.ts'
import { resultTable } from '../../result-table.ts'
import { summaryLine } from '../../sweep-json.ts'
import { sweepTable } from '../../sweep-table.ts'
import { UsageError } from '../../usage-error.ts'

export const show: Command = {
  name: 'show',
  summary: 'show a saved report as a table',
  usage: 'migrascope report show FILE [--json]',
  options: [
    { name: 'json', help: 'print the JSON object that run --json or sweep --json ends with' },
  ],
  notes: `The file itself is JSON too and holds more (every sample, the machine, the course over time).
Throughput is MB/s of 10^6 bytes.

Examples:
  migrascope report show guest.migrascope.json
  migrascope report guest.migrascope.json           (the same)
  migrascope report show sweep.migrascope.json --json | jq '.points[].throughput.median'`,

  async run({ words, has }, { terminal, createHost }) {
    const [file, ...rest] = words
    if (file === undefined) throw new UsageError('which file? migrascope report show FILE')
    if (rest.length > 0) throw new UsageError(`report show takes one file, not ${words.length}`)
    await using host = createHost()
    const { content } = await openReport(host, file, terminal.folder)
    const record = runRecord(content)
    if (record === undefined) {
      terminal.stdout.write(
        has('json') ? summaryLine(content) : sweepTable(content, terminal.stdout),
      )
    } else {
      terminal.stdout.write(has('json') ? reportJson(record) : resultTable(record, terminal.stdout))
    }
    return exitCodes.done
  },
}
