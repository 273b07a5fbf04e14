/** The help: one page for all commands, one for each. Made from the commands' own tables. */
import type { Command } from './command.ts'
import { exitMeanings } from './exit-codes.ts'
import { helpOption, type Option } from './options.ts'
import { table } from './table.ts'
import { wrap } from './wrap.ts'

const WIDTH = 96

const exitLines = table(
  Object.entries(exitMeanings).map(([code, meaning]) => [code, meaning]),
  ['right', 'left'],
)

/** The topic `migrascope help exit-codes`. */
export const exitCodesHelp = () => page([`Exit codes:\n${indented(exitLines)}`])

export function overview(commands: readonly Command[], version: string): string {
  return page([
    `migrascope ${version}: a profiler for the compression step of VM live migration`,
    'Usage: migrascope COMMAND …',
    commandLines(commands),
    [
      'migrascope COMMAND --help shows all about a command, migrascope help exit-codes what it ends with,',
      'migrascope --version the version.',
      'Results go to stdout, progress and errors to stderr. MIGRASCOPE_DATA names the folder where',
      'recent files and copies of reports are kept.',
    ].join('\n'),
    `Exit codes:\n${indented(exitLines)}`,
  ])
}

export function commandHelp(command: Command): string {
  return page([
    `Usage: ${command.usage}`,
    command.summary.charAt(0).toUpperCase() + command.summary.slice(1) + '.',
    ...(command.parts ? [`Commands:\n${commandLines(command.parts)}`] : []),
    `Options:\n${optionLines([...command.options, helpOption])}`,
    command.notes,
    `Exit codes:\n${indented(exitLines)}`,
  ])
}

const commandLines = (commands: readonly Command[]) =>
  indented(
    table(
      commands.map(c => [c.name, c.summary]),
      ['left', 'left'],
    ),
  )

function optionLines(options: readonly Option[]): string {
  const names = options.map(o => {
    const short = o.short === undefined ? '' : `-${o.short}, `
    return `${short}--${o.name}${o.value === undefined ? '' : ` ${o.value}`}`
  })
  const column = Math.max(...names.map(name => name.length)) + 2
  return indented(
    options.flatMap((o, i) =>
      wrap(o.help, WIDTH - column - 2).map(
        (line, j) => `${(j === 0 ? (names[i] ?? '') : '').padEnd(column)}${line}`,
      ),
    ),
  )
}

const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`).join('\n')
const page = (parts: readonly string[]) => `${parts.filter(p => p !== '').join('\n\n')}\n`
