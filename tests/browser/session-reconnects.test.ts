import { expect, test } from 'vitest'
import { runningEvent } from '../service/host-double.ts'
import { enter, startShell } from './browser-shell.ts'

test('a session comes back after a lost connection, and serves several tabs', async () => {
  const shell = await startShell()
  const first = await enter(shell)
  first.socket.terminate()
  const again = await enter(shell, { session: first.session })
  const tab = await enter(shell, { session: first.session })
  expect(again.session).toBe(first.session)
  expect(tab.session).toBe(first.session)
})

test('who comes back hears how the run went meanwhile', async () => {
  const shell = await startShell()
  const first = await enter(shell)
  first.socket.terminate()
  await first.closed
  const failure = { code: 'thread-died', message: 'A thread died.' } as const
  shell.host.emit('run', runningEvent)
  shell.host.emit('run', { state: 'failed', run: 'r1', failure })
  const again = await enter(shell, { session: first.session })
  expect(await again.next()).toEqual({
    event: 'run',
    value: { state: 'failed', run: 'r1', failure },
  })
})
