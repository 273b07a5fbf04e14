import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { enter, startShell, type Shell } from './browser-shell.ts'

const post = (shell: Shell, session: string, headers: Record<string, string>, bytes: number) =>
  ask(shell, {
    method: 'POST',
    path: '/upload?name=a',
    headers: { origin: shell.origin, authorization: `Bearer ${session}`, ...headers },
    body: Buffer.alloc(bytes),
  })

test.each([
  ['announced', {}],
  ['not announced', { 'transfer-encoding': 'chunked' }],
])('a file over the limit is refused with advice, its size %s', async (_what, headers) => {
  const shell = await startShell({ maxUploadBytes: 1024 * 1024 })
  const { session } = await enter(shell)
  const answer = await post(shell, session, headers, 64 * 1024 * 1024)
  expect(answer.status).toBe(413)
  expect(JSON.parse(answer.text)).toMatchObject({
    ok: false,
    failure: { code: 'too-large', message: expect.stringContaining('use Open') as string },
  })
  const files = await readdir(shell.uploads, { recursive: true })
  expect(files.filter(f => f.includes('/'))).toEqual([])
  expect(shell.host.calls).toEqual([])
})

test('a file of exactly the limit is taken', async () => {
  const shell = await startShell({ maxUploadBytes: 1024 })
  const { session } = await enter(shell)
  expect((await post(shell, session, {}, 1024)).status).toBe(200)
})
