import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { load } from './load.ts'

const { electronPath, reasonIn, whyNoWindow } = await load<{
  electronPath: (env: Record<string, string>, electron: string) => string | undefined
  reasonIn: (output: string) => string
  whyNoWindow: (given: {
    platform: string
    env: Record<string, string>
    user: number | undefined
  }) => string | undefined
}>('electron')

const why = (platform: string, env: Record<string, string>, user: number | undefined) =>
  whyNoWindow({ platform, env, user })

test('Linux without a display', () => {
  expect(why('linux', {}, 1000)).toContain('no display')
  expect(why('linux', { DISPLAY: '' }, 1000)).toContain('no display')
})

test('Linux with a display, but as root', () => {
  expect(why('linux', { DISPLAY: ':0' }, 0)).toContain('sandbox')
})

test('a window is possible', () => {
  expect(why('linux', { DISPLAY: ':0' }, 1000)).toBeUndefined()
  expect(why('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeUndefined()
  expect(why('darwin', {}, 501)).toBeUndefined()
  expect(why('win32', {}, undefined)).toBeUndefined()
})

test("the downloader's error is one line, without its stack", () => {
  const output = 'Downloading\nRequestError: getaddrinfo ENOTFOUND example.org\n    at f (x.js:1)\n'
  expect(reasonIn(output)).toBe('RequestError: getaddrinfo ENOTFOUND example.org')
  expect(reasonIn('')).toContain('too long')
})

test('a runtime that was fetched in part is none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'migrascope-'))
  try {
    expect(electronPath({}, folder)).toBeUndefined()
    writeFileSync(path.join(folder, 'path.txt'), 'electron')
    expect(electronPath({}, folder)).toBeUndefined()
    mkdirSync(path.join(folder, 'dist'))
    writeFileSync(path.join(folder, 'dist/electron'), '')
    expect(electronPath({}, folder)).toBe(path.join(folder, 'dist/electron'))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
