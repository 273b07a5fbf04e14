/**
 * The command line from words to exit code. Whatever goes wrong in an expected way is one sentence on
 * stderr; only a fault of the program itself shows a stack.
 */
import { MigrascopeError, toFailure } from '../../shared/failure.ts'
import type { Command, Context } from './command.ts'
import { bench } from './commands/bench.ts'
import { completionOf } from './commands/completion.ts'
import { info } from './commands/info.ts'
import { report } from './commands/report/index.ts'
import { recover } from './commands/recover.ts'
import { run } from './commands/run.ts'
import { serve } from './commands/serve.ts'
import { sweep } from './commands/sweep.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { failureText } from './failure-text.ts'
import { commandHelp, exitCodesHelp, overview } from './help.ts'
import { nearest } from './nearest.ts'
import { parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'

export const commands: readonly Command[] = [
  info,
  run,
  sweep,
  bench,
  report,
  recover,
  serve,
  completionOf(() => commands),
]

export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  try {
    return await dispatch(argv, context)
  } catch (thrown) {
    return explain(thrown, argv[0], context)
  }
}

async function dispatch(argv: readonly string[], context: Context): Promise<ExitCode> {
  const { stdout, stderr } = context.terminal
  const [first, ...rest] = argv
  const page = () => overview(commands, context.version)
  if (first === undefined) {
    stderr.write(page())
    return exitCodes.usage
  }
  if (first === '--version' || first === '-v') {
    stdout.write(`${context.version}\n`)
    return exitCodes.done
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const topics = first === 'help' ? rest : []
    if (topics.length === 0) stdout.write(page())
    else if (topics[0] === 'exit-codes') stdout.write(exitCodesHelp())
    else stdout.write(commandHelp(meant(topics).command))
    return exitCodes.done
  }
  const { command, words } = meant(argv)
  const parsed = parseOptions(command.options, words)
  if (parsed.has('help')) {
    stdout.write(commandHelp(command))
    return exitCodes.done
  }
  return await command.run(parsed, context)
}

/** The command that the first words name, and the words that are left. */
function meant([first = '', ...rest]: readonly string[]) {
  const command = find(first)
  const part = command.parts?.find(({ name }) => name === rest[0])
  return part ? { command: part, words: rest.slice(1) } : { command, words: rest }
}

function find(name: string): Command {
  const found = commands.find(c => c.name === name)
  if (found !== undefined) return found
  const names = commands.map(c => c.name)
  const close = nearest(name, names)
  throw new UsageError(
    `there is no command '${name}'; the commands are ${names.join(', ')}`,
    close === undefined ? undefined : `did you mean ${close}?`,
  )
}

function explain(thrown: unknown, command: string | undefined, { terminal }: Context): ExitCode {
  const { stderr } = terminal
  if (thrown instanceof UsageError) {
    const known = commands.some(c => c.name === command)
    stderr.write(`migrascope: ${thrown.message}\n`)
    if (thrown.hint !== undefined) stderr.write(`  ${thrown.hint}\n`)
    stderr.write(`  migrascope ${known ? `${command ?? ''} ` : ''}--help says more\n`)
    return exitCodes.usage
  }
  stderr.write(failureText(toFailure(thrown)))
  if (!(thrown instanceof MigrascopeError)) {
    stderr.write(`${thrown instanceof Error ? (thrown.stack ?? '') : ''}\n`)
    return exitCodes.failed
  }
  switch (thrown.code) {
    case 'verify-mismatch':
      return exitCodes.mismatch
    case 'cancelled':
      return exitCodes.cancelled
    default:
      return exitCodes.failed
  }
}
