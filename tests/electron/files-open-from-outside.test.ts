import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { createShell } from '../../src/main/electron/shell.ts'
import { MigrascopeError } from '../../src/shared/failure.ts'
import type { Recent } from '../../src/shared/contract.ts'
import type { Host } from '../../src/main/host.ts'
import { createHostDouble, openedDump, runningEvent } from '../service/host-double.ts'

const recent: Recent = { id: 'x1', kind: 'dump', name: 'a.raw', folder: '~' }

function shellOver(replace: Partial<Host> = {}) {
  const host = createHostDouble({ listRecent: () => [recent], ...replace })
  const sent: unknown[] = []
  const remembered: string[] = []
  const menus: MenuItemConstructorOptions[][] = []
  const shell = createShell({
    host,
    toPage: (event, value) => void sent.push([event, value]),
    remember: path => void remembered.push(path),
    look: { mac: false, development: false },
    setMenu: template => void menus.push(template),
    showShortcuts: () => undefined,
  })
  return { host, sent, remembered, menus, shell }
}

test('the page hears of a file that the user opened outside of it', async () => {
  const { host, sent, remembered, shell } = shellOver()
  await shell.openFromOutside('/a.raw')
  expect(host.calls).toEqual([['openPath', '/a.raw']])
  expect(remembered).toEqual(['/a.raw'])
  expect(sent).toEqual([['opened', { ok: true, value: openedDump }]])
})

test('and of one that could not be opened, which the system does not remember', async () => {
  const { sent, remembered, shell } = shellOver({
    openPath: () => Promise.reject(new MigrascopeError('empty-file', 'The file is empty.')),
  })
  await shell.openFromOutside('/a.raw')
  expect(remembered).toEqual([])
  expect(sent).toMatchObject([['opened', { ok: false, failure: { code: 'empty-file' } }]])
})

test('the menu is drawn at start and whenever the recents change', () => {
  const { host, menus, shell } = shellOver()
  shell.start(() => undefined)
  host.emit('recents', [])
  expect(menus).toHaveLength(2)
  expect(JSON.stringify(menus[0])).toContain('a.raw')
  expect(JSON.stringify(menus[1])).not.toContain('a.raw')
})

test('events of the host go to the page and to the task bar', () => {
  const { host, sent, shell } = shellOver()
  const also: unknown[] = []
  shell.start((event, value) => void also.push([event, value]))
  host.emit('run', runningEvent)
  expect(sent).toEqual([['run', runningEvent]])
  expect(also).toEqual(sent)
})
