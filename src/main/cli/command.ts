/** What every command of the CLI is. The help is made from these fields alone. */
import type { Host } from '../host.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Option, Parsed } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface Context {
  readonly terminal: Terminal
  readonly version: string
  readonly createHost: () => Host
  /** The built page that the browser shell serves. */
  readonly rendererFolder: string
  /** Asks the system to show a URL; never fails. */
  readonly openUrl: (url: string) => void
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  readonly usage: string
  readonly options: readonly Option[]
  /** What the help says below the options: examples, JSON shapes, limits. */
  readonly notes: string
  /** Commands of its own, by the word that follows its name; without one of them it runs itself. */
  readonly parts?: readonly Command[]
  /** Words that may follow, besides files, for shells to complete. */
  readonly words?: readonly string[]
  /** @throws UsageError, MigrascopeError */
  run(parsed: Parsed, context: Context): Promise<ExitCode>
}
