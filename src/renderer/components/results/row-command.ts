/** The command line that measures a row's point once more. */
import { commandLine } from '../../../shared/command-line.ts'
import type { Point, Report } from '../../../shared/report.ts'

/**
 * The files as they were typed, out of the command that the report came from, where it names one for each dump;
 * else the dumps' names.
 */
export function typedFiles({ command, dumps }: Pick<Report, 'command' | 'dumps'>): string[] {
  const words = wordsOf(command)
  const from = words.findIndex(word => word === 'run' || word === 'sweep') + 1
  const to = words.indexOf('--codec')
  const files = from > 0 && to > from ? words.slice(from, to) : []
  return files.length === dumps.length ? files : dumps.map(({ facts }) => facts.name)
}

export function rowCommand(report: Report, point: Point): string {
  return commandLine(typedFiles(report)[point.dump] ?? '', point.settings)
}

/** Words of a shell command that quotes with `'` only, as command-line.ts writes it. */
function wordsOf(command: string): string[] {
  const words = command.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? []
  return words.map(word =>
    word.replaceAll(
      /'([^']*)'|\\(.)/g,
      (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
    ),
  )
}
