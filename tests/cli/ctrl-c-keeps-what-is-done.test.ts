import { expect, test } from 'vitest'
import { fakeHost } from './fake-host.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { runCli } from './run-cli.ts'

test('a run prints its figures so far and ends with 130', async () => {
  const terminal = fakeTerminal()
  const host = fakeHost({ run: 'hang', onRunning: terminal.interrupt })
  const { code, out } = await runCli(['run', '--sample', '--json'], { host, terminal })
  expect(code).toBe(130)
  expect(JSON.parse(out)).toMatchObject({ outcome: 'cancelled', pages: { total: 10 } })
})

test('the table says that it is cut short', async () => {
  const terminal = fakeTerminal()
  const host = fakeHost({ run: 'hang', onRunning: terminal.interrupt })
  const { out } = await runCli(['run', '--sample'], { host, terminal })
  expect(out).toContain('cancelled, figures so far')
})

test('Ctrl-C while the run is being set up', async () => {
  const terminal = fakeTerminal()
  const hanging = fakeHost({ run: 'hang' })
  const host = {
    ...hanging,
    startRun: async (...args: Parameters<typeof hanging.startRun>) => {
      terminal.interrupt()
      return await hanging.startRun(...args)
    },
  }
  expect((await runCli(['run', '--sample'], { host, terminal })).code).toBe(130)
})

test('info prints the headers without a count, and no half JSON', async () => {
  for (const [words, expected] of [
    [['info', 'guest.elf'], 'not counted'],
    [['info', 'guest.elf', '--json'], ''],
  ] as const) {
    const terminal = fakeTerminal()
    const host = fakeHost({ census: 'hang', onRunning: terminal.interrupt })
    const { code, out, err } = await runCli(words, { host, terminal })
    expect(code).toBe(130)
    expect(out).toContain(expected)
    if (words.length === 3) expect(out).toBe('')
    expect(err).toContain('cancelled')
  }
})
