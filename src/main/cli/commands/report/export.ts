/** `migrascope report export FILE --format F`: a report in the formats that others read. */
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { exportFormats } from '../../../../shared/export-formats.ts'
import { MigrascopeError } from '../../../../shared/failure.ts'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { linkNotes, linkOptions, readLinkQuestion } from '../../link-arguments.ts'
import { openReport } from '../../read-text.ts'
import { oneOf } from '../../run-arguments.ts'
import { UsageError } from '../../usage-error.ts'

const charts = ['svg', 'png']
/** What the answer for a link is put into. */
const answering = ['markdown', 'markdown-full', 'html']

export const exported: Command = {
  name: 'export',
  summary: 'write a report as CSV, Markdown, a page, charts, and more',
  usage: 'migrascope report export FILE --format FORMAT [--output PATH] [--link SPEED]',
  options: [
    ...linkOptions,
    { name: 'format', value: 'FORMAT', choices: exportFormats, help: exportFormats.join(', ') },
    {
      name: 'output',
      value: 'PATH',
      help: 'file to write; for svg and png a folder, made when missing, with a file for each chart. What is there is replaced, as run --report does. Default: stdout',
    },
  ],
  notes: `csv has a line for each sample, markdown the table of points and markdown-full the machine and the
method, too; series-table is the table of threads and throughput as QEMU's series printed it; html
is one page that needs nothing else. bundle is a zip of the report and, where FILE.journal.jsonl
lies beside it, its journal. svg, png and bundle need --output.

${linkNotes}
markdown, markdown-full and html carry that answer; it is no part of the report.

Examples:
  migrascope report export sweep.migrascope.json --format csv > sweep.csv
  migrascope report export sweep.migrascope.json --format html --output sweep.html
  migrascope report export sweep.migrascope.json --format markdown --link 10Gbit/s
  migrascope report export sweep.migrascope.json --format png --output charts`,

  async run(parsed, { terminal, createHost }) {
    const { words, value } = parsed
    const question = readLinkQuestion(parsed)
    const [file, ...rest] = words
    if (file === undefined || rest.length > 0) {
      throw new UsageError('which file? migrascope report export FILE --format FORMAT')
    }
    const format = oneOf('format', value('format') ?? '', exportFormats)
    if (question !== null && !answering.includes(format)) {
      throw new UsageError(`${format} has no place for --link: ${answering.join(', ')} have`)
    }
    const output = value('output')
    if (output === undefined && (charts.includes(format) || format === 'bundle')) {
      throw new UsageError(`where to? ${format} needs --output PATH`)
    }
    await using host = createHost()
    const { report } = await openReport(host, file, terminal.folder)
    const beside = `${path.resolve(terminal.folder, file)}.journal.jsonl`
    const journal =
      format === 'bundle' ? await readFile(beside, 'utf8').catch(() => undefined) : undefined
    const files = await host.exportReport(report, format, journal, question)
    if (files.length === 0) {
      const message = `${file} has no figures for a chart: it takes several points.`
      throw new MigrascopeError('bad-argument', message)
    }
    if (output === undefined) {
      for (const { content } of files) terminal.stdout.write(String(content))
      return exitCodes.done
    }
    const target = path.resolve(terminal.folder, output)
    if (charts.includes(format)) await mkdir(target, { recursive: true })
    for (const { name, content } of files) {
      const to = charts.includes(format) ? path.join(target, name) : target
      await host.writeExported(content, to)
      terminal.stderr.write(`written: ${to}\n`)
    }
    return exitCodes.done
  },
}
