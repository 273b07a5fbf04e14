import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { startShell } from './browser-shell.ts'

test.each(['/', '/page.js', '/missing'])('%s comes with a strict policy', async path => {
  const shell = await startShell()
  const { headers } = await ask(shell, { path })
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
      `connect-src 'self' ws://127.0.0.1:${shell.port}; ` +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test('the policy follows the name that the page was asked for by', async () => {
  const shell = await startShell()
  const { headers } = await ask(shell, { headers: { host: `localhost:${shell.port}` } })
  expect(headers['content-security-policy']).toContain(`ws://localhost:${shell.port};`)
})
