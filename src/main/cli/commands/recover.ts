/** `migrascope recover`: what programs that were killed had measured, as a report, gone on with, or forgotten. */
import type { RecoveredJournal } from '../../../shared/contract.ts'
import { runRecord } from '../../../shared/report.ts'
import { formatCount } from '../../../shared/units.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { recoveredBy, shortId } from '../recovered.ts'
import { reportFile, saveReport } from '../report-file.ts'
import { resultTable } from '../result-table.ts'
import { sweepTable } from '../sweep-table.ts'
import { sweepToEnd } from '../sweep-to-end.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage-error.ts'

export const recover: Command = {
  name: 'recover',
  summary: 'list, keep, go on with or forget what killed programs had measured',
  usage: 'migrascope recover [ID] [--resume|--forget] [--report FILE]',
  options: [
    { name: 'resume', help: 'open its dumps again and go on with the sweep where it ended' },
    { name: 'forget', help: 'remove it' },
    { name: 'json', help: 'print the list as JSON' },
    { name: 'report', value: 'FILE', help: 'also save the report there, to be opened later' },
  ],
  notes: `Without an ID it lists what there is, the newest first. With one, or the beginning of one, it makes
a report of what was measured, prints it, keeps a copy in the data folder, and removes the journal.
A sweep with --report FILE has its journal beside FILE instead: the same command goes on with it.

JSON of the list:
  [{"id": …, "kind": "run"|"sweep", "dumps": […], "title": "12 points", "startedAt": …,
    "samples": 7}]

Examples:
  migrascope recover
  migrascope recover 3f9a21c0 --report guest.migrascope.json
  migrascope recover 3f9a21c0 --resume
  migrascope recover 3f9a21c0 --forget`,

  async run(parsed, { terminal, createHost }) {
    const [id, ...rest] = parsed.words
    if (rest.length > 0) throw new UsageError(`recover takes one ID, not ${parsed.words.length}`)
    if (parsed.has('resume') && parsed.has('forget')) {
      throw new UsageError('either --resume or --forget, not both')
    }
    if (id === undefined && ['resume', 'forget', 'report'].some(name => parsed.has(name))) {
      throw new UsageError('which one? migrascope recover lists them')
    }
    const target = await reportFile(parsed.value('report'), terminal.folder)
    await using host = createHost()
    const left = await host.listRecovered()
    if (id === undefined) {
      terminal.stdout.write(
        parsed.has('json') ? `${JSON.stringify(left, null, 2)}\n` : listed(left),
      )
      return exitCodes.done
    }
    const { id: journal } = recoveredBy(id, left)
    if (parsed.has('forget')) {
      await host.forgetRecovered(journal)
      return exitCodes.done
    }
    const isResumed = parsed.has('resume')
    const opened = isResumed
      ? await sweepToEnd(
          host,
          () => host.resumeSweep(journal),
          terminal,
          () => undefined,
        )
      : await host.recover(journal)
    const { content } = opened
    const record = runRecord(content)
    terminal.stdout.write(
      record === undefined
        ? sweepTable(content, terminal.stdout)
        : resultTable(record, terminal.stdout),
    )
    await saveReport(host, opened, target, terminal)
    return isResumed && content.outcome !== 'done' ? exitCodes.cancelled : exitCodes.done
  },
}

function listed(left: readonly RecoveredJournal[]): string {
  if (left.length === 0) return 'Nothing is to be recovered.\n'
  const rows = left.map(({ id, kind, title, dumps, samples, startedAt }) => [
    ...[shortId(id), kind, title, dumps.join(', ')],
    ...[formatCount(samples), startedAt],
  ])
  const head = ['ID', 'what', 'of', 'dumps', 'samples', 'begun']
  const lines = table([head, ...rows], ['left', 'left', 'left', 'left', 'right', 'left'])
  return `${lines.join('\n')}\n`
}
