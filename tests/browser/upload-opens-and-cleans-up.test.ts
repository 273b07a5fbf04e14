import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { MigrascopeError } from '../../src/shared/failure.ts'
import type { Opened, Recent } from '../../src/shared/contract.ts'
import { openedDump } from '../service/host-double.ts'
import { ask } from './ask.ts'
import { enter, startShell, type Shell } from './browser-shell.ts'

const headersOf = (shell: Shell, session: string) => ({
  origin: shell.origin,
  authorization: `Bearer ${session}`,
})

test('a dropped file is opened from a private folder under its own name', async () => {
  let seen: unknown
  const shell = await startShell(
    {},
    {
      openPath: path => {
        seen = {
          name: basename(path),
          text: readFileSync(path, 'utf8'),
          mode: statSync(path).mode & 0o777,
          folder: statSync(dirname(dirname(path))).mode & 0o777,
        }
        return Promise.resolve(openedDump)
      },
    },
  )
  const { session } = await enter(shell)
  const answer = await ask(shell, {
    method: 'POST',
    path: `/upload?name=${encodeURIComponent('../../my gäst.raw')}`,
    headers: headersOf(shell, session),
    body: 'pages',
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.text)).toEqual({ ok: true, value: openedDump })
  expect(seen).toEqual({ name: 'my gäst.raw', text: 'pages', mode: 0o600, folder: 0o700 })
})

test('what cannot be opened is removed at once, and its recent with it', async () => {
  const removed: string[] = []
  let recents: Recent[] = []
  const shell = await startShell(
    {},
    {
      openPath: path => {
        recents = [
          { id: 'gone', kind: 'dump', name: 'a', folder: dirname(path) },
          { id: 'kept', kind: 'dump', name: 'a', folder: '/elsewhere' },
        ]
        return Promise.reject(new MigrascopeError('bad-format', 'That is no dump.'))
      },
      listRecent: () => recents,
      removeRecent: id => void removed.push(id),
    },
  )
  const { session } = await enter(shell)
  const answer = await ask(shell, {
    method: 'POST',
    path: '/upload?name=a',
    headers: headersOf(shell, session),
    body: 'x',
  })
  expect(answer.status).toBe(422)
  expect(JSON.parse(answer.text)).toMatchObject({ ok: false, failure: { code: 'bad-format' } })
  const [folder] = await readdir(shell.uploads)
  expect(await readdir(`${shell.uploads}/${folder ?? ''}`)).toEqual([])
  expect(removed).toEqual(['gone'])
})

test('a file of which half arrived is removed and not opened', async () => {
  const shell = await startShell()
  const { session } = await enter(shell)
  const half = request({
    port: shell.port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/upload?name=a',
    headers: { ...headersOf(shell, session), 'content-length': 1000 },
  })
  half.on('error', () => undefined)
  half.write('x'.repeat(500))
  const files = () => readdirSync(shell.uploads, { recursive: true })
  await expect.poll(files, { timeout: 10_000 }).toContainEqual(expect.stringMatching(/\/a$/))
  half.destroy()
  await expect.poll(files, { timeout: 10_000 }).toHaveLength(1)
  expect(shell.host.calls).toEqual([])
})

test('a report is read and its file removed', async () => {
  const report = { kind: 'report' } as Opened
  const shell = await startShell({}, { openPath: () => Promise.resolve(report) })
  const { session } = await enter(shell)
  await ask(shell, {
    method: 'POST',
    path: '/upload?name=a.json',
    headers: headersOf(shell, session),
    body: '{}',
  })
  expect(await readdir(shell.uploads, { recursive: true })).toHaveLength(1)
})

test('without a session nothing is taken in', async () => {
  const shell = await startShell()
  await enter(shell)
  for (const authorization of ['', 'Bearer wrong', `Bearer ${shell.token}`]) {
    const answer = await ask(shell, {
      method: 'POST',
      path: '/upload?name=a',
      headers: { origin: shell.origin, authorization },
      body: 'x',
    })
    expect(answer.status).toBe(401)
  }
  expect(await readdir(shell.uploads)).toEqual([])
})
