import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { connect, enter, startShell } from './browser-shell.ts'

test('closing ends sockets and listening, removes dropped files and lets go of the host', async () => {
  const shell = await startShell()
  const client = await enter(shell)
  const silent = connect(shell)
  await new Promise(resolve => silent.socket.on('open', resolve))
  const headers = { origin: shell.origin, authorization: `Bearer ${client.session}` }
  await ask(shell, { method: 'POST', path: '/upload?name=a', headers, body: 'x' })
  expect(await readdir(shell.uploads)).toHaveLength(1)

  await shell.close()
  await Promise.all([client.closed, silent.closed])
  expect(await readdir(shell.uploads)).toEqual([])
  expect(shell.host.listeners()).toBe(0)
  // The host is its owner's to end.
  expect(shell.host.calls.map(([name]) => name)).not.toContain('dispose')
  await expect(ask(shell)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await shell.close()
})

test('a port in use is said to be so', async () => {
  const shell = await startShell()
  await expect(startShell({ port: shell.port })).rejects.toMatchObject({
    code: 'io',
    message: expect.stringContaining('another program uses it') as string,
  })
})
