/** The terminal of this process. */
import { isatty } from 'node:tty'
import { exitCodes } from './exit-codes.ts'
import { createInterrupts } from './interrupts.ts'
import type { Output, Terminal } from './terminal.ts'

const DEFAULT_COLUMNS = 80

export function processTerminal(): Terminal {
  const now = () => performance.now()
  const interrupts = createInterrupts(now, () => process.exit(exitCodes.cancelled))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      interrupts.signal()
    })
  }
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    folder: process.cwd(),
    now,
    onInterrupt: listener => interrupts.onInterrupt(listener),
  }
}

function output(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has had enough (`| head`): nothing is left to do, and nothing went wrong.
    if (error.code === 'EPIPE') process.exit(exitCodes.done)
    if (stream === process.stdout) process.stderr.write(`migrascope: ${error.message}\n`)
    process.exit(exitCodes.failed)
  })
  const { NO_COLOR, TERM } = process.env
  const live = isatty(stream.fd) && TERM !== 'dumb'
  return {
    write: text => {
      stream.write(text)
    },
    live,
    colour: live && (NO_COLOR === undefined || NO_COLOR === ''),
    get columns() {
      return stream.columns || DEFAULT_COLUMNS
    },
  }
}
