/** A terminal that keeps what is written to it, and whose clock and Ctrl-C the test works. */
import type { Output, Terminal } from '../../src/main/cli/terminal.ts'

export interface FakeTerminal extends Terminal {
  readonly out: () => string
  readonly err: () => string
  readonly interrupt: () => void
  readonly advance: (ms: number) => void
}

export function fakeTerminal({ live = false, columns = 80, folder = '/tmp' } = {}): FakeTerminal {
  const written = { out: '', err: '' }
  const listeners = new Set<() => void>()
  let time = 0
  const output = (key: 'out' | 'err'): Output => ({
    write: text => {
      written[key] += text
    },
    live,
    colour: false,
    columns,
  })
  return {
    stdout: output('out'),
    stderr: output('err'),
    folder,
    now: () => time,
    onInterrupt: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    out: () => written.out,
    err: () => written.err,
    interrupt: () => {
      for (const listener of listeners) listener()
    },
    advance: ms => {
      time += ms
    },
  }
}
