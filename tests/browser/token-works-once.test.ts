import { expect, test } from 'vitest'
import { connect, enter, startShell } from './browser-shell.ts'

test('the token opens one session, and is worth nothing afterwards', async () => {
  const shell = await startShell()
  expect(shell.token).toMatch(/^[\w-]{40,}$/)
  const first = await enter(shell)
  expect(first.session).toMatch(/^[\w-]{40,}$/)
  expect(first.session).not.toBe(shell.token)

  const second = connect(shell)
  second.socket.on('open', () => second.socket.send(JSON.stringify({ token: shell.token })))
  expect(await second.next()).toEqual({ hello: false })
  expect(await second.closed).toBe(4401)
  expect(first.socket.readyState).toBe(first.socket.OPEN)
})

test('a wrong guess does not use the token up', async () => {
  const shell = await startShell()
  const guess = await enter(shell, { token: 'guess' })
  expect(await guess.closed).toBe(4401)
  expect((await enter(shell)).session).not.toBe('')
})
