/** `migrascope report import FILE… --into REPORT`: what other programs measured, beside a report's own points. */
import path from 'node:path'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { openReport, readText } from '../../read-text.ts'
import { UsageError } from '../../usage-error.ts'

export const imported: Command = {
  name: 'import',
  summary: 'put what lzbench or QEMU measured into a report',
  usage: 'migrascope report import FILE… --into REPORT',
  options: [
    {
      name: 'into',
      value: 'FILE',
      help: 'the report that they are put into, which is written anew',
    },
  ],
  notes: `Takes the table that lzbench -o4 prints (CSV) and what QEMU answers to query-migrate (JSON, also in
its {"return": …}); the content decides. The rows stand beside the report's own points in
exports, and are never part of a comparison.

Examples:
  lzbench -o4 -ezlib,1/zstd,1 guest.elf > lzbench.csv
  migrascope report import lzbench.csv --into sweep.migrascope.json
  migrascope report import query-migrate.json --into sweep.migrascope.json`,

  async run({ words, value }, { terminal, createHost }) {
    const into = value('into')
    if (words.length === 0) throw new UsageError('which files? migrascope report import FILE…')
    if (into === undefined) throw new UsageError('which report? --into REPORT')
    await using host = createHost()
    let opened = await openReport(host, into, terminal.folder)
    const before = opened.content.imported.length
    for (const file of words) {
      const text = await readText(host, path.resolve(terminal.folder, file))
      opened = host.importRows(opened.report, path.basename(file), text)
    }
    await host.writeReport(opened.report, path.resolve(terminal.folder, into))
    const rows = opened.content.imported.length - before
    terminal.stderr.write(`${rows} ${rows === 1 ? 'row' : 'rows'} put into ${into}\n`)
    return exitCodes.done
  },
}
