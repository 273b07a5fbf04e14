/** `migrascope report merge FILE… --report OUT`: the shards of one sweep as one report. */
import path from 'node:path'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { readText } from '../../read-text.ts'
import { reportFile, saveReport } from '../../report-file.ts'
import { sweepTable } from '../../sweep-table.ts'
import { UsageError } from '../../usage-error.ts'

export const merge: Command = {
  name: 'merge',
  summary: "join the reports of one sweep's shards",
  usage: 'migrascope report merge FILE… --report OUT',
  options: [{ name: 'report', value: 'OUT', help: 'save the joined report there' }],
  notes: `The files are the reports of migrascope sweep --shard 1/N to N/N, in any order. All have to be
there, each once, of the same plan, the same dumps (by the checksum of their content) and the same
versions; else it says what is missing or differs, and ends with ${exitCodes.failed}. Machines may differ: it
warns, and the report keeps what each was. What comes out is the report of the sweep unsharded but
for times. docs/fleet.md shows how to measure on many machines.

Examples:
  migrascope report merge 1.json 2.json 3.json 4.json --report whole.migrascope.json
  migrascope report merge shard-*.migrascope.json --report whole.migrascope.json`,

  async run({ words, value }, { terminal, createHost }) {
    if (words.length === 0) throw new UsageError('which files? migrascope report merge FILE…')
    const target = await reportFile(value('report'), terminal.folder)
    if (target === undefined) throw new UsageError('where to? --report OUT')
    await using host = createHost()
    const texts = []
    for (const name of words) {
      texts.push({ name, text: await readText(host, path.resolve(terminal.folder, name)) })
    }
    const { report, warnings } = host.mergeReports(texts)
    for (const warning of warnings) terminal.stderr.write(`warning: ${warning}\n`)
    terminal.stdout.write(sweepTable(report.content, terminal.stdout))
    await saveReport(host, report, target, terminal)
    return exitCodes.done
  },
}
