import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { connect, enter, refusedStatus, startShell } from './browser-shell.ts'

test('a WebSocket from another page is refused', async () => {
  const shell = await startShell()
  const origins = [
    'https://evil.example',
    'null',
    '',
    `https://127.0.0.1:${shell.port}`,
    `http://127.0.0.1:${shell.port + 1}`,
    `http://localhost:${shell.port}`,
  ]
  for (const origin of origins) {
    expect([origin, await refusedStatus(shell, { origin })]).toEqual([origin, 403])
  }
})

test('a page under localhost is our own page too', async () => {
  const shell = await startShell()
  const host = `localhost:${shell.port}`
  const client = connect(shell, { host, origin: `http://${host}` })
  client.socket.on('open', () => client.socket.send(JSON.stringify({ token: shell.token })))
  expect(await client.next()).toMatchObject({ hello: true })
})

test.each<[string, Record<string, string>]>([
  ['of the web', { origin: 'https://evil.example' }],
  [
    'of the web that claims more',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['in a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['on another port', { origin: 'null', 'sec-fetch-site': 'same-site' }],
  ['that is unknown', { origin: 'null' }],
  ['that says nothing of itself', {}],
  ['that only says it is elsewhere', { 'sec-fetch-site': 'cross-site' }],
])('an upload from a page %s is refused, session or not', async (_what, headers) => {
  const shell = await startShell()
  const { session } = await enter(shell)
  const answer = await ask(shell, {
    method: 'POST',
    path: '/upload?name=a',
    headers: { authorization: `Bearer ${session}`, ...headers },
    body: 'x',
  })
  expect(answer.status).toBe(403)
  expect(shell.host.calls).toEqual([])
})
