import { expect, test } from 'vitest'
import { connect, startShell } from './browser-shell.ts'

test.each([
  ['a wrong token', JSON.stringify({ token: 'wrong' })],
  ['a session before there is one', JSON.stringify({ session: '' })],
  ['the token called a session', (token: string) => JSON.stringify({ session: token })],
  ['a call', JSON.stringify({ id: 1, call: 'hello', argument: {} })],
  ['no JSON', 'hello'],
  ['null', 'null'],
  ['bytes', (token: string) => Buffer.from(JSON.stringify({ token }))],
])('%s as the first message is closed with 4401', async (_what, message) => {
  const shell = await startShell()
  const client = connect(shell)
  client.socket.on('open', () =>
    client.socket.send(typeof message === 'string' ? message : message(shell.token)),
  )
  expect(await client.closed).toBe(4401)
  expect(shell.host.calls).toEqual([])
})

test('what a refused client sends after its greeting is not heard', async () => {
  const shell = await startShell()
  const client = connect(shell)
  client.socket.on('open', () => {
    client.socket.send(JSON.stringify({ token: 'wrong' }))
    client.socket.send(JSON.stringify({ token: shell.token }))
    client.socket.send(JSON.stringify({ id: 1, call: 'openSample', argument: {} }))
  })
  expect(await client.closed).toBe(4401)
  expect(shell.host.calls).toEqual([])
})

test('a client that says nothing is closed with 4401', async () => {
  const shell = await startShell({ greetingMs: 20 })
  expect(await connect(shell).closed).toBe(4401)
})
