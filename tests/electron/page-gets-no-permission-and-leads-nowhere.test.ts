import { expect, test } from 'vitest'
import { guardContents, guardSession } from '../../src/main/electron/guards.ts'
import { windowOptions } from '../../src/main/electron/window.ts'
import { createContentsDouble, createSessionDouble, preventable } from './electron-double.ts'

test('every permission is denied, asked for or checked', () => {
  const { session, handlers } = createSessionDouble()
  guardSession(session)
  const request = handlers.get('request') as (...values: unknown[]) => void
  const check = handlers.get('check') as (...values: unknown[]) => boolean
  const device = handlers.get('device') as (...values: unknown[]) => boolean
  for (const permission of ['media', 'fileSystem', 'clipboard-read', 'openExternal', 'unknown']) {
    const answers: boolean[] = []
    request({}, permission, (granted: boolean) => answers.push(granted), {})
    expect(answers).toEqual([false])
    expect(check({}, permission, 'app://bundle', {})).toBe(false)
    expect(device({ deviceType: 'usb' })).toBe(false)
  }
})

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is prevented',
  name => {
    const contents = createContentsDouble()
    guardContents(contents)
    const event = preventable()
    contents.emit(name, event)
    expect(event.prevented).toBe(true)
  },
)

test('no window is opened', () => {
  const contents = createContentsDouble()
  guardContents(contents)
  const [call] = contents.calls
  const handler = call?.[1] as (details: unknown) => unknown
  expect(handler({ url: 'https://evil.example' })).toEqual({ action: 'deny' })
})

test('the window is sandboxed and isolated, without tools in a release', () => {
  const { webPreferences } = windowOptions({ preload: '/p.cjs', dark: false, development: false })
  expect(webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    devTools: false,
  })
  expect(webPreferences).not.toHaveProperty('webSecurity')
})
