/** `migrascope run FILE`: the migration job on a dump, its figures as a table or JSON. */
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { MigrascopeError } from '../../../shared/failure.ts'
import { type Report, runRecord } from '../../../shared/report.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { linkNotes, linkOptions, readLinkQuestion } from '../link-arguments.ts'
import { linkTable } from '../link-table.ts'
import { mustBeWritable } from '../must-be-writable.ts'
import { openDump } from '../open-dump.ts'
import type { Parsed } from '../options.ts'
import { reportJson } from '../report-json.ts'
import { tellRecovered } from '../recovered.ts'
import { resultTable } from '../result-table.ts'
import { readRunSettings, runOptions } from '../run-arguments.ts'
import { runToEnd } from '../run-to-end.ts'
import { UsageError } from '../usage-error.ts'

export const run: Command = {
  name: 'run',
  summary: 'compress a dump as a migration would, and measure it',
  usage: 'migrascope run FILE|--sample [options]',
  options: [
    ...runOptions,
    ...linkOptions,
    { name: 'json', help: 'print one JSON object instead of a table' },
    { name: 'report', value: 'FILE', help: 'also save the report there, to be opened later' },
  ],
  notes: `Sizes are bytes, or have K, M or G behind them (2^10, 2^20, 2^30). Throughput is MB/s of 10^6 bytes
of guest memory taken in. The clock runs from the first page looked at to the last request
collected; loading beforehand and verifying afterwards are outside of it.
The first Ctrl-C stops the run and prints what is done, the second one ends at once.

${linkNotes}

JSON (times in nanoseconds, sizes in bytes):
  {"pages": {"total": …, "normal": …, "duplicate": …}, "busy": …, "busyRate": …, "bytesIn": …,
   "bytesOut": …, "compressedSize": …, "compressionRate": …, "storedRaw": …, "wallNs": …,
   "throughput": …, "pagesPerSecond": …, "verified": …, "verifiedPages": …,
   "decompressThroughput": …, "source": …, "requestBytes": …, "phases": {…},
   "threads": [{"requests": …, "bytesIn": …, "bytesOut": …, "busyNs": …, "waitNs": …,
     "blockedNs": …, "cpuNs": …, "utilisation": …}], "decompressThreads": […],
   "outcome": "done"|"cancelled", "settings": {…}, "command": …, "dump": {…}},
  and with --link {…, "overLink": {…}} as migrascope sweep --help has it

Examples:
  migrascope run --sample
  migrascope run guest.elf --codec zstd --level 1 --threads 4 --verify
  migrascope run guest.elf --request-size 64K --json > result.json
  migrascope run guest.elf --codec zstd --verify --link 10Gbit/s --dirty-rate 200MB/s
  migrascope run guest.elf --wait-thread off --report guest.migrascope.json`,

  async run(parsed, { terminal, createHost }) {
    const settings = readRunSettings(parsed, availableParallelism())
    const question = readLinkQuestion(parsed)
    const file = fileIn(parsed)
    const reportFile = parsed.value('report')
    const target = reportFile === undefined ? undefined : path.resolve(terminal.folder, reportFile)
    if (target !== undefined) await mustBeWritable(path.dirname(target))
    await using host = createHost()
    await tellRecovered(host, terminal)
    const opened =
      file === undefined ? await host.openSample() : await openDump(host, file, terminal.folder)
    const { report, content } = await runToEnd(host, opened.dump, settings, terminal)
    const record = runRecord(content)
    if (record === undefined) throw new MigrascopeError('internal', 'a run ended without a result')
    const { stdout } = terminal
    if (parsed.has('json')) stdout.write(reportJson(record, content, question))
    else stdout.write(resultTable(record, stdout) + linkTable(content, question, stdout))
    if (target !== undefined) {
      await host.writeReport(report, target)
      terminal.stderr.write(`report saved: ${target}\n`)
    }
    return exitCodeOf(content)
  },
}

function fileIn({ words, has }: Parsed): string | undefined {
  const [file, ...rest] = words
  if (rest.length > 0) throw new UsageError(`run takes one file, not ${words.length}`)
  if (has('sample') && file !== undefined) {
    throw new UsageError('either a file or --sample, not both')
  }
  if (has('sample') || file !== undefined) return file
  throw new UsageError('which file? migrascope run FILE', '--sample runs on a built-in guest')
}

const exitCodeOf = ({ outcome }: Report) =>
  outcome === 'done' ? exitCodes.done : exitCodes.cancelled
