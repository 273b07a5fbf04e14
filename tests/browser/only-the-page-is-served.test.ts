import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { startShell } from './browser-shell.ts'

test('the files of the page come with their types', async () => {
  const shell = await startShell()
  expect(await ask(shell)).toMatchObject({
    status: 200,
    text: '<p>page',
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
  expect(await ask(shell, { path: '/page.js?v=1' })).toMatchObject({ status: 200, text: '1' })
  expect(await ask(shell, { method: 'HEAD' })).toMatchObject({
    status: 200,
    text: '',
    headers: { 'content-length': '7' },
  })
})

test.each([
  '/../../../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '//etc/passwd',
  '/page.js/',
  '/page.js%00',
  '/socket',
])('%s is not there', async path => {
  expect((await ask(await startShell(), { path })).status).toBe(404)
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not allowed', async method => {
  const answer = await ask(await startShell(), { method })
  expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

test('a path that is no path is an error, not the end of the server', async () => {
  const shell = await startShell()
  expect((await ask(shell, { path: 'http://[' })).status).toBe(400)
  expect((await ask(shell)).status).toBe(200)
})
