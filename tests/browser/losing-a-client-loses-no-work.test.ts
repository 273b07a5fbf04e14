import { expect, test } from 'vitest'
import { defaultSettings } from '../../src/shared/settings.ts'
import { startedRun } from '../service/host-double.ts'
import { enter, startShell } from './browser-shell.ts'

test('a run goes on when the page that started it is gone', async () => {
  const asked = Promise.withResolvers<undefined>()
  const slow = Promise.withResolvers<undefined>()
  const shell = await startShell(
    {},
    {
      startRun: async () => {
        asked.resolve(undefined)
        await slow.promise
        return startedRun
      },
    },
  )
  const client = await enter(shell)
  const argument = { dump: 'd1', settings: defaultSettings }
  client.socket.send(JSON.stringify({ id: 1, call: 'startRun', argument }))
  await asked.promise
  client.socket.terminate()
  await client.closed
  slow.resolve(undefined)
  const again = await enter(shell, { session: client.session })
  shell.host.emit('run', { state: 'running', run: 'r1' })
  expect(await again.next()).toMatchObject({ event: 'run' })
  expect(shell.host.calls.map(([name]) => name)).not.toContain('cancelRun')
  expect(shell.host.calls.map(([name]) => name)).not.toContain('dispose')
})
