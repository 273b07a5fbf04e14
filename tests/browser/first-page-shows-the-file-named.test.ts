import { expect, test } from 'vitest'
import { openedDump } from '../service/host-double.ts'
import { enter, startShell } from './browser-shell.ts'

test('the first page is told what is open, one that comes back is not', async () => {
  const shell = await startShell({ opened: openedDump })
  const first = await enter(shell)
  expect(await first.next()).toEqual({ event: 'opened', value: { ok: true, value: openedDump } })
  const again = await enter(shell, { session: first.session })
  again.socket.send(JSON.stringify({ id: 1, call: 'listRecent', argument: {} }))
  expect(await again.next()).toMatchObject({ id: 1 })
})
