import { expect, test } from 'vitest'
import { CALL, OPEN_DROPPED } from '../../src/main/electron/channels.ts'
import { registerIpc } from '../../src/main/electron/ipc.ts'
import { pagePlace } from '../../src/main/electron/page.ts'
import type { Sent } from '../../src/main/electron/sender.ts'
import { createDoor } from '../../src/main/service/door.ts'
import { handlersOver } from '../service/handlers-over.ts'
import { createHostDouble } from '../service/host-double.ts'
import { createIpcMainDouble, ownPage } from './electron-double.ts'

function registered() {
  const host = createHostDouble()
  const ipc = createIpcMainDouble()
  registerIpc({
    ipcMain: ipc.ipcMain,
    origin: pagePlace(true, undefined).origin,
    door: createDoor(handlersOver(host)),
    openPath: path => host.openPath(path),
  })
  return { host, ...ipc }
}

const origin = 'app://bundle'
const strangers: [string, Sent][] = [
  ['a frame that is gone', { senderFrame: null }],
  ['a frame within the page', { senderFrame: { parent: {}, origin } }],
  ['another host of our scheme', { senderFrame: { parent: null, origin: 'app://other' } }],
  ['the web', { senderFrame: { parent: null, origin: 'https://evil.example' } }],
  ['an opaque origin', { senderFrame: { parent: null, origin: 'null' } }],
  ['a development server', { senderFrame: { parent: null, origin: 'http://localhost:5173' } }],
]

test.each(strangers)('%s is refused on every channel', async (_what, event) => {
  const { host, channels, send } = registered()
  expect(channels()).toEqual([CALL, OPEN_DROPPED])
  for (const answer of [
    await send(event, CALL, 'openSample', {}),
    await send(event, OPEN_DROPPED, '/tmp/guest.raw'),
  ]) {
    expect(answer).toMatchObject({ ok: false, failure: { code: 'not-allowed' } })
  }
  expect(host.calls).toEqual([])
})

test('our own page is answered', async () => {
  const { host, send } = registered()
  expect(await send(ownPage, CALL, 'openSample', {})).toMatchObject({ ok: true })
  expect(await send(ownPage, OPEN_DROPPED, '/tmp/guest.raw')).toMatchObject({ ok: true })
  expect(host.calls).toEqual([['openSample'], ['openPath', '/tmp/guest.raw']])
})

test('the development server counts only in an unpackaged program', () => {
  expect(pagePlace(true, 'http://localhost:5173/').origin).toBe(origin)
  expect(pagePlace(false, 'http://localhost:5173/').origin).toBe('http://localhost:5173')
  expect(pagePlace(false, undefined)).toEqual({
    url: 'app://bundle/index.html',
    origin,
    bundled: true,
  })
})
