import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { refusedStatus, startShell } from './browser-shell.ts'

const wrong = (port: number) => [
  `evil.example:${port}`,
  'evil.example',
  '127.0.0.1',
  `127.0.0.1:${port + 1}`,
  `localhost.evil.example:${port}`,
  `127.0.0.1:${port}.evil.example`,
]

test('a Host that is not this server gets 403 and nothing of the page', async () => {
  const shell = await startShell()
  for (const host of wrong(shell.port)) {
    const answer = await ask(shell, { headers: { host } })
    expect([host, answer.status]).toEqual([host, 403])
    expect(answer.text).not.toContain('<p>')
  }
})

test('nor does it get a WebSocket, even with an Origin to match', async () => {
  const shell = await startShell()
  for (const host of wrong(shell.port)) {
    const headers = { host, origin: `http://${host}` }
    expect([host, await refusedStatus(shell, headers)]).toEqual([host, 403])
  }
})

test('127.0.0.1 and localhost are this server', async () => {
  const shell = await startShell()
  for (const host of [`127.0.0.1:${shell.port}`, `localhost:${shell.port}`]) {
    expect((await ask(shell, { headers: { host } })).status).toBe(200)
  }
})
