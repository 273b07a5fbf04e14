import { expect, test } from 'vitest'
import { openedDump } from '../service/host-double.ts'
import { enter, startShell } from './browser-shell.ts'

test('each call gets its own answer, also when a later one is quicker', async () => {
  const slow = Promise.withResolvers<undefined>()
  const shell = await startShell({}, { openSample: () => slow.promise.then(() => openedDump) })
  const client = await enter(shell)
  client.socket.send(JSON.stringify({ id: 1, call: 'openSample', argument: {} }))
  client.socket.send(JSON.stringify({ id: 'two', call: 'hello', argument: {} }))
  expect(await client.next()).toMatchObject({
    id: 'two',
    result: { ok: true, value: { shell: 'browser', picker: 'folders' } },
  })
  slow.resolve(undefined)
  expect(await client.next()).toEqual({ id: 1, result: { ok: true, value: openedDump } })
})

test('a call that the contract does not have is a failure, not the end', async () => {
  const client = await enter(await startShell())
  client.socket.send(JSON.stringify({ id: 1, call: 'openPath', argument: '/etc/passwd' }))
  expect(await client.next()).toMatchObject({
    id: 1,
    result: { ok: false, failure: { code: 'bad-argument' } },
  })
})

test('what is no call at all ends the connection', async () => {
  const client = await enter(await startShell())
  client.socket.send('[]')
  expect(await client.closed).toBe(4400)
})

test('a report is offered as a download', async () => {
  const client = await enter(await startShell())
  client.socket.send(JSON.stringify({ id: 1, call: 'saveReport', argument: { report: 'x' } }))
  expect(await client.next()).toEqual({
    id: 1,
    result: { ok: true, value: { state: 'download', name: 'x.json', text: '{}' } },
  })
})
