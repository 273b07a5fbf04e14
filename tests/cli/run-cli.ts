/** Runs the command line inside the test, on doubles. */
import { main } from '../../src/main/cli/main.ts'
import type { FakeHost } from './fake-host.ts'
import { fakeHost } from './fake-host.ts'
import { fakeTerminal, type FakeTerminal } from './fake-terminal.ts'

interface Doubles {
  readonly host?: FakeHost
  readonly terminal?: FakeTerminal
}

export async function runCli(
  argv: readonly string[],
  { host = fakeHost(), terminal = fakeTerminal() }: Doubles = {},
) {
  const code = await main(argv, {
    terminal,
    version: '1.2.3',
    createHost: () => host,
    rendererFolder: '/nowhere',
    openUrl: () => undefined,
  })
  return { code, out: terminal.out(), err: terminal.err(), host }
}
